"""Building an index anew while the old one answers: nothing that is heard meanwhile is lost."""

from collections.abc import Callable, Sequence
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from services.search.elastic.failures import told
from services.search.elastic.mapping import ANSWERING, SETTINGS
from services.search.elastic.writing import Document, failures, must_be_kept, operations

Json = dict[str, Any]


class Rebuild:
    """A second index with the same mapping, to which an alias leads while it is filled.

    As long as that alias is there, every replica writes each event to both; revisions decide. Who
    is killed while filling it leaves the alias: whoever comes next fills it again from the start.
    """

    def __init__(self, client: Elasticsearch, alias: str, index: str, mapping: Json) -> None:
        self._client = client
        self._alias = alias
        self._index = index
        self._mapping = mapping
        self._next_alias = f"{index}-next"
        self._write_alias = f"{index}-write"

    def begin(self) -> bool:
        """Make the second index; False when it is there already, and being filled."""
        if self.is_going_on():
            return False
        with told():
            try:
                self._client.indices.create(
                    index=self._new_name(),
                    settings=SETTINGS,
                    mappings=self._mapping,
                    aliases={self._next_alias: {}},
                )
            except BadRequestError as twin:  # somebody else began in this moment
                if twin.error != "resource_already_exists_exception":
                    raise
                return False
        return True

    def is_going_on(self) -> bool:
        """Whether there is a second index."""
        with told():
            return bool(self._client.indices.exists_alias(name=self._next_alias))

    def keep(self, documents: Sequence[Document]) -> None:
        """Write these to the second index only. Raises as Keeper.keep."""
        if documents:
            with told():
                lines = operations(self._next_alias, documents)
                items = self._client.bulk(operations=lines).body["items"]
            must_be_kept(failures(items))

    def finish(self) -> None:
        """The second index answers from now on, in one step; what it replaces goes."""
        with told():
            if not (waiting := self._led_to(self._next_alias)):
                return  # another replica was first
            (built,) = waiting
            self._client.indices.refresh(index=built)
            self._client.indices.put_settings(index=built, settings=ANSWERING)
            replaced = self._led_to(self._write_alias)
            self._client.indices.update_aliases(actions=self._flip(built))
            if replaced:
                self._client.indices.delete(index=replaced, ignore_unavailable=True)

    def counts(self) -> tuple[int, int]:
        """How many documents the second index has, and the first."""
        with told():
            names = (self._next_alias, self._write_alias)
            counted = [self._client.count(index=name, ignore_unavailable=True) for name in names]
            return counted[0]["count"], counted[1]["count"]

    def _flip(self, built: str) -> list[Json]:
        actions = [alias_action("remove", built, self._next_alias)]
        for alias in (self._alias, self._write_alias):
            actions += [alias_action("remove", old, alias) for old in self._led_to(alias)]
            actions.append(alias_action("add", built, alias))
        return actions

    def _led_to(self, alias: str) -> list[str]:
        try:
            return list(self._client.indices.get_alias(name=alias).body)
        except NotFoundError:
            return []

    def _new_name(self) -> str:
        """Numbered after the one that is written to."""
        numbers = (name.removeprefix(self._index) for name in self._led_to(self._write_alias))
        return f"{self._index}-{1 + max((int(each[1:] or 0) for each in numbers), default=0)}"


class Anew:
    """The second index as something to be filled; see Fillable."""

    def __init__(
        self,
        rebuild: Rebuild,
        document_of: Callable[[Any], Document],
        tombstone: Callable[[str], Json],
    ) -> None:
        self.rebuild = rebuild
        self._document_of = document_of
        self._tombstone = tombstone

    def put(self, subjects: Sequence[Any]) -> None:
        self.rebuild.keep([*map(self._document_of, subjects)])

    def drop(self, subject_id: str, revision: int) -> None:
        self.rebuild.keep([(subject_id, revision, self._tombstone(subject_id))])

    def mark_filled(self) -> None:
        self.rebuild.finish()

    def is_wanted(self) -> bool:
        """Whether there is one."""
        return self.rebuild.is_going_on()


def alias_action(action: str, index: str, alias: str) -> Json:
    """One step of a change of aliases."""
    return {action: {"index": index, "alias": alias}}
