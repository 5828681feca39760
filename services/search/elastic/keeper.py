"""One index of the engine: made, written to, and led to by an alias once it is filled."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from services.search.elastic.failures import told
from services.search.elastic.mapping import ANSWERING, SETTINGS, index_name
from services.search.elastic.rebuilding import Rebuild, alias_action
from services.search.elastic.writing import (
    Document,
    failures,
    index_is_missing,
    must_be_kept,
    operations,
)
from services.search.index import index_filling

Json = dict[str, Any]

BULK_TIMEOUT_S = 20.0


class Keeper:
    """Reads go through an alias, which leads to the index filled last; writes through another.

    The index's name carries its mapping's digest. So a new mapping is filled beside the old one,
    which answers until then. Nothing is asked of the engine before the first call.

    While an index is built anew an alias leads to it, and what is written is written there too.
    """

    def __init__(self, client: Elasticsearch, alias: str, mapping: Json) -> None:
        self._client = client
        self._patient = client.options(request_timeout=BULK_TIMEOUT_S)
        self._alias = alias
        self._mapping = mapping
        self._index = index_name(alias, mapping)
        self._write_alias = f"{self._index}-write"
        self.next_alias = f"{self._index}-next"

    def keep(self, documents: Sequence[Document]) -> None:
        """Write these, unless the index knows better. Raises NotIndexed for those it refuses."""
        if not documents:  # the engine refuses an empty bulk
            return
        failed = self._write(documents)
        if any(map(index_is_missing, failed.values())):
            self._create()
            failed = self._write(documents)
        must_be_kept(failed)

    def make_findable(self) -> None:
        """Show whatever was written."""
        with told(), suppress(NotFoundError):  # no index: nothing was kept
            self._client.indices.refresh(index=self._write_alias)

    def is_filled(self) -> bool:
        """Whether the alias leads to this index."""
        with told():
            mine = f"{self._index}*"  # built anew it has a number more
            return bool(self._client.indices.exists_alias(name=self._alias, index=mine))

    def mark_filled(self) -> None:
        """Lead the alias to this index."""
        self._create()
        self.make_findable()
        with told():
            self._patient.indices.put_settings(index=self._write_alias, settings=ANSWERING)
            self._patient.indices.update_aliases(actions=self._lead_here())

    def check(self) -> None:
        """Raise Unavailable where the alias leads nowhere."""
        with told():
            if not self._client.indices.exists_alias(name=self._alias):
                raise index_filling()

    def close(self) -> None:
        """Let go of the engine."""
        self._client.close()

    def rebuild(self) -> Rebuild:
        """What would build this index anew."""
        return Rebuild(self._patient, self._alias, self._index, self._mapping)

    def _write(self, documents: Sequence[Document]) -> dict[str, Json]:
        """To the index, and to the one that is built anew; there may be none, then so be it."""
        client = self._client if len(documents) == 1 else self._patient
        lines = operations(self._write_alias, documents)
        with told():
            # To ask first costs more than one document, and less than many.
            if len(documents) == 1 or self._patient.indices.exists_alias(name=self.next_alias):
                lines += operations(self.next_alias, documents)
            items = client.bulk(operations=lines).body["items"]
        anew = failures(items[len(documents) :])
        there = {name: each for name, each in anew.items() if not index_is_missing(each)}
        return there | failures(items[: len(documents)])

    def _create(self) -> None:
        """Make the index, unless there is one to write to; another replica may have been first."""
        with told():
            if self._patient.indices.exists_alias(name=self._write_alias):
                return
            try:
                self._patient.indices.create(
                    index=self._index,
                    settings=SETTINGS,
                    mappings=self._mapping,
                    aliases={self._write_alias: {}},
                )
            except BadRequestError as twin:
                if twin.error != "resource_already_exists_exception":
                    raise

    def _lead_here(self) -> list[Json]:
        """The read alias moves in one step: no search meets none, or two indices."""
        try:
            holders = self._client.indices.get_alias(name=self._alias).body
        except NotFoundError:
            holders = {}
        actions = [alias_action("remove", index, self._alias) for index in holders]
        written = self._client.indices.get_alias(name=self._write_alias).body
        return [*actions, *(alias_action("add", index, self._alias) for index in written)]
