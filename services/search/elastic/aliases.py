"""What an index of the engine is for: aliases say which is written to, and which answer."""

import re
from collections.abc import Sequence
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError

from services.search.elastic.mapping import DIGEST, index_name

Json = dict[str, Any]

PATIENCE_S = 20.0  # for what changes an index, or writes much to it


class Aliases:
    """The names of one edition: another mapping is another edition, with an index of its own.

    ``shared`` is that of all editions, and leads to one that is filled and kept up to date: those
    that are still being filled answer from it. The others are this edition's alone: ``written``
    leads to its index, ``filled`` too once it held all, ``next`` to the one that is built anew.
    """

    def __init__(self, client: Elasticsearch, shared: str, mapping: Json) -> None:
        self._client = client
        self._patient = client.options(request_timeout=PATIENCE_S)
        self.shared = shared
        self.index = index_name(shared, mapping)
        self.written = f"{self.index}-write"
        self.filled = f"{self.index}-filled"
        self.next = f"{self.index}-next"

    def is_there(self, alias: str) -> bool:
        """Whether this alias leads to any index."""
        return bool(self._client.indices.exists_alias(name=alias))

    def shared_leads_here(self) -> bool:
        """Whether the editions that are being filled answer from this one."""
        mine = f"{self.index}*"  # built anew it has a number more
        return bool(self._client.indices.exists_alias(name=self.shared, index=mine))

    def led_to(self, alias: str) -> list[str]:
        """The indices to which this alias leads: one, or none."""
        try:
            return list(self._client.indices.get_alias(name=alias).body)
        except NotFoundError:
            return []

    def others(self) -> list[str]:
        """The indices of other editions, which this version never reads again once it is filled."""
        named = re.compile(rf"{re.escape(self.shared)}-[0-9a-f]{{{DIGEST}}}(-\d+)?")
        there = self._client.indices.get_alias(index=f"{self.shared}-*").body
        editions = filter(named.fullmatch, there)
        return sorted(index for index in editions if not index.startswith(self.index))

    def lead(self, aliases: Sequence[str], to: str, and_drop: Sequence[str] = ()) -> None:
        """Move these in one step: no search meets none of them, or two indices."""
        actions = [self._nowhere(alias) for alias in (*aliases, *and_drop)]
        actions += [{"add": {"index": to, "alias": alias}} for alias in aliases]
        self._patient.indices.update_aliases(actions=actions)

    def drop(self, alias: str) -> None:
        """Let it lead nowhere."""
        if self.is_there(alias):
            self._patient.indices.update_aliases(actions=[self._nowhere(alias)])

    def _nowhere(self, alias: str) -> Json:
        return {"remove": {"index": f"{self.shared}-*", "alias": alias, "must_exist": False}}
