"""Building an index anew while the old one answers: nothing that is heard meanwhile is lost."""

from collections.abc import Callable, Sequence
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from services.search.elastic.aliases import Aliases
from services.search.elastic.failures import told
from services.search.elastic.mapping import ANSWERING, SETTINGS
from services.search.elastic.writing import Document, failures, must_be_kept, operations

Json = dict[str, Any]


class Rebuild:
    """A second index with the same mapping, to which an alias leads while it is filled.

    As long as that alias is there, every replica writes each event to both; revisions decide. Who
    is killed while filling it leaves the alias: whoever comes next fills it again from the start.
    """

    def __init__(self, client: Elasticsearch, aliases: Aliases, mapping: Json) -> None:
        self._client = client
        self._aliases = aliases
        self._mapping = mapping
        self._building: list[str] = []  # what was written to first

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
                    aliases={self._aliases.next: {}},
                )
            except BadRequestError as twin:  # somebody else began in this moment
                if twin.error != "resource_already_exists_exception":
                    raise
                return False
        return True

    def is_going_on(self) -> bool:
        """Whether there is a second index."""
        with told():
            return self._aliases.is_there(self._aliases.next)

    def keep(self, documents: Sequence[Document]) -> None:
        """Write these to the second index only. Raises as Keeper.keep."""
        if documents:
            with told():
                self._building = self._building or self._aliases.led_to(self._aliases.next)
                lines = operations(self._aliases.next, documents)
                items = self._client.bulk(operations=lines).body["items"]
            must_be_kept(failures(items))

    def finish(self) -> None:
        """The second index answers from now on, in one step; what it replaces goes.

        Unless another replica was first, and somebody has even begun a third one, which holds
        hardly anything yet.
        """
        names = self._aliases
        with told():
            waiting = names.led_to(names.next)
            if not waiting or waiting != (self._building or waiting):
                return
            (built,) = waiting
            self._client.indices.refresh(index=built)
            self._client.indices.put_settings(index=built, settings=ANSWERING)
            replaced = names.led_to(names.written)
            names.lead([names.shared, names.filled, names.written], built, and_drop=[names.next])
            if replaced:
                self._client.indices.delete(index=replaced, ignore_unavailable=True)

    def counts(self) -> tuple[int, int]:
        """How many documents the second index has, and the first."""
        with told():
            names = (self._aliases.next, self._aliases.written)
            # Nobody reads the second one yet, so nothing else refreshes it.
            self._client.indices.refresh(index=self._aliases.next, ignore_unavailable=True)
            counted = [self._client.count(index=name, ignore_unavailable=True) for name in names]
            return counted[0]["count"], counted[1]["count"]

    def others(self) -> list[str]:
        """The indices of other versions of the product."""
        with told():
            return self._aliases.others()

    def _new_name(self) -> str:
        """Numbered after the one that is written to."""
        index = self._aliases.index
        written = self._aliases.led_to(self._aliases.written)
        numbers = (int(name.removeprefix(index)[1:] or 0) for name in written)
        return f"{index}-{1 + max(numbers, default=0)}"


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

    def drop_all(self, gone: Sequence[tuple[str, int]]) -> None:
        self.rebuild.keep([(name, revision, self._tombstone(name)) for name, revision in gone])

    def mark_filled(self) -> None:
        self.rebuild.finish()

    def is_wanted(self) -> bool:
        """Whether there is one."""
        return self.rebuild.is_going_on()
