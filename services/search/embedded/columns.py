"""The places as numpy columns: where they are, what they offer, which are withdrawn."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from services.search.contract.search import FACETS, FILTERS, PlaceSearch
from services.search.embedded.choices import Choices, Mask, Values
from services.search.embedded.freshness import Freshnesses
from services.search.embedded.names import Names
from services.search.embedded.positions import Positions
from services.search.embedded.projection import Row
from services.search.embedded.snapshot import Snapshot
from services.search.embedded.suiting import Suiting
from services.search.embedded.timetables import Timetables
from services.search.filters import MEANS_EVERYBODY, asked_values
from services.search.opening.asked import asks_for_hours

Asked = Mapping[str, Values]
"""The values asked of some filters, folded."""


class Columns:
    """One row per place ever seen, never given to another place. Not thread-safe."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.snapshots: list[Snapshot | None] = []  # none for a place that nobody finds
        self.names = Names()
        self.positions = Positions()
        self.freshnesses = Freshnesses()
        self.timetables = Timetables()
        self._rows: dict[str, int] = {}
        self._revisions: list[int] = []
        self._public = np.zeros(64, np.bool_)
        self._choices = {name: Choices(name == MEANS_EVERYBODY) for name in FILTERS}

    def revision(self, place_id: str) -> int:
        """The revision held of this place; 0 for one never seen."""
        row = self._rows.get(place_id)
        return 0 if row is None else self._revisions[row]

    def written(self, row: int) -> bytes:
        """The whole snapshot of a row that is found."""
        snapshot = self.snapshots[row]
        return snapshot.whole() if snapshot else b""

    def number(self, place_id: str) -> int:
        """The row of this place, a new one if it was never seen."""
        if (row := self._rows.get(place_id)) is None:
            row = self._rows[place_id] = len(self.ids)
            self.ids.append(place_id)
            self.snapshots.append(None)
            self._revisions.append(0)
            self._grow()
        return row

    def set(self, place: Row) -> None:
        """Hold this row instead of what was held of its place."""
        row = self.number(place.place_id)
        self._revisions[row] = place.revision
        self.snapshots[row] = place.snapshot
        self._public[row] = bool(place.snapshot)
        self.positions.set(row, place.point, place.stops)
        self.freshnesses.set(row, place)
        self.timetables.set(row, place.opens)
        for choices, values in zip(self._choices.values(), place.values, strict=False):
            choices.set(row, values)
        if place.snapshot:
            self.names.set(row, place.sort_name, place.place_id)
        else:
            self.names.drop(row)

    def suiting(self, search: PlaceSearch, today: date) -> Suiting:
        """Which rows pass which filters; those of place and of hours are the base."""
        count = len(self.ids)
        masks = {
            name: self._choices[name].having(values, count)
            for name, values in asked_values(search).items()
        }
        if search.freshness:
            masks["freshness"] = self.freshnesses.having(search.freshness, count, today)
        base = self._public[:count]
        if asks_for_hours(search):
            base = base & self.timetables.suiting(search, count)
        if search.place_ids:
            base = base & self._these(search.place_ids)
        if search.keys:
            base = base & self._with_keys(search.keys)
        return Suiting(self.positions.within(search, base), masks)

    def _these(self, place_ids: tuple[str, ...]) -> Mask:
        these = np.zeros(len(self.ids), np.bool_)
        these[[self._rows[place_id] for place_id in place_ids if place_id in self._rows]] = True
        return these

    def _with_keys(self, keys: tuple[str, ...]) -> Mask:
        """Those whose id begins so: looked for one by one, as somebody touches a map."""
        begins = (place_id.startswith(keys) for place_id in self.ids)
        return np.fromiter(begins, np.bool_, len(self.ids))

    def counts(self, suiting: Suiting, asked: Asked, today: date) -> dict[str, dict[str, int]]:
        """For each facet, how many rows have each of its values: of those that pass the others."""
        rows = dict.fromkeys(FACETS, np.flatnonzero(suiting.all()))
        rows |= {name: np.flatnonzero(suiting.without(name)) for name in suiting.by_filter}
        counts = {
            name: self._choices[name].counts(rows[name], asked.get(name, ()))
            for name in FACETS
            if name != "freshness"
        }
        return {**counts, "freshness": self.freshnesses.counts(rows["freshness"], today)}

    def _grow(self) -> None:
        if len(self.ids) <= len(self._public):
            return
        self._public = np.concatenate([self._public, np.zeros_like(self._public)])
        room = len(self._public)
        for choices in self._choices.values():
            choices.reserve(room)
        self.positions.reserve(room)
        self.freshnesses.reserve(room)
        self.timetables.reserve(room)
