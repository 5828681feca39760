"""One index of the engine: made, written to, and answering once it is filled."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from services.search.elastic.aliases import PATIENCE_S, Aliases
from services.search.elastic.failures import told
from services.search.elastic.mapping import ANSWERING, SETTINGS
from services.search.elastic.rebuilding import Rebuild
from services.search.elastic.writing import (
    Document,
    failures,
    index_is_missing,
    must_be_kept,
    operations,
)
from services.search.index import index_filling

Json = dict[str, Any]


class Keeper:
    """The index of one edition. It answers for itself once it was filled; until then another does.

    Its name carries its mapping's digest, so versions of the product that map places differently
    keep an index each, side by side. Nothing is asked of the engine before the first call.

    While an index is built anew an alias leads to it, and what is written is written there too.
    """

    def __init__(self, client: Elasticsearch, alias: str, mapping: Json) -> None:
        self._client = client
        self._patient = client.options(request_timeout=PATIENCE_S)
        self._mapping = mapping
        self._aliases = Aliases(client, alias, mapping)
        self._was_filled = False  # when it was asked last

    @property
    def edition(self) -> str:
        """Its name; another mapping has another."""
        return self._aliases.index

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
            self._client.indices.refresh(index=self._aliases.written)

    def read_from(self) -> str:
        """The alias to ask: its own once it was filled, else the one that leads to one that is."""
        return self._aliases.filled if self._was_filled else self._aliases.shared

    def is_filled(self) -> bool:
        """Whether it held all once, and has heard everything since."""
        with told():
            self._was_filled = self._aliases.is_there(self._aliases.filled)
        return self._was_filled

    def mark_filled(self) -> None:
        """It answers for itself from now on, and for those that are still being filled."""
        self._create()
        self.make_findable()
        with told():
            self._patient.indices.put_settings(index=self._aliases.written, settings=ANSWERING)
            (written,) = self._aliases.led_to(self._aliases.written)
            self._aliases.lead([self._aliases.filled, self._aliases.shared], to=written)
        self._was_filled = True

    def missed_events(self) -> None:
        """What it holds may be old: it is to be filled again."""
        with told():
            self._aliases.drop(self._aliases.filled)
        self._was_filled = False

    def lead(self) -> None:
        """Answer for those that are being filled: whoever did may run no more, and hear nothing."""
        with told():
            if not self._aliases.shared_leads_here():
                (written,) = self._aliases.led_to(self._aliases.written)
                self._aliases.lead([self._aliases.shared], to=written)

    def check(self) -> None:
        """Raise Unavailable where there is nothing to answer from."""
        with told():
            if not self._aliases.is_there(self.read_from()):
                raise index_filling()

    def close(self) -> None:
        """Let go of the engine."""
        self._client.close()

    def rebuild(self) -> Rebuild:
        """What would build this index anew."""
        return Rebuild(self._patient, self._aliases, self._mapping)

    def _write(self, documents: Sequence[Document]) -> dict[str, Json]:
        """To the index, and to the one that is built anew; there may be none, then so be it."""
        client = self._client if len(documents) == 1 else self._patient
        lines = operations(self._aliases.written, documents)
        with told():
            # To ask first costs more than one document, and less than many.
            if len(documents) == 1 or self._aliases.is_there(self._aliases.next):
                lines += operations(self._aliases.next, documents)
            items = client.bulk(operations=lines).body["items"]
        anew = failures(items[len(documents) :])
        there = {name: each for name, each in anew.items() if not index_is_missing(each)}
        return there | failures(items[: len(documents)])

    def _create(self) -> None:
        """Make the index, unless there is one to write to; another replica may have been first."""
        with told():
            if self._aliases.is_there(self._aliases.written):
                return
            try:
                self._patient.indices.create(
                    index=self._aliases.index,
                    settings=SETTINGS,
                    mappings=self._mapping,
                    aliases={self._aliases.written: {}},
                )
            except BadRequestError as twin:
                if twin.error != "resource_already_exists_exception":
                    raise
