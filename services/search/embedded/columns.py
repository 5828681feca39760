"""The places as numpy columns: where they are, what they offer, which are withdrawn."""

from typing import cast

import numpy as np
import numpy.typing as npt

from services.search.contract.search import FILTERS, PlaceSearch
from services.search.distance import EARTH_RADIUS_M, Point
from services.search.embedded.choices import Choices, Mask
from services.search.embedded.names import Names
from services.search.embedded.projection import Row
from services.search.embedded.ranking import Rows
from services.search.found import point_of
from services.search.words import folded

Floats = npt.NDArray[np.float64]

MEANS_EVERYBODY = "publics_specifiquement_adresses"


class Columns:
    """One row per place ever seen, never given to another place. Not thread-safe."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.snapshots: list[bytes] = []  # JSON; empty for a place that is withdrawn
        self.names = Names()
        self._rows: dict[str, int] = {}
        self._revisions: list[int] = []
        self._public = np.zeros(64, np.bool_)
        self._radians = np.full((64, 2), np.nan)  # latitude, longitude; nan where nobody knows
        self._choices = {name: Choices(name == MEANS_EVERYBODY) for name in FILTERS}

    def revision(self, place_id: str) -> int:
        """The revision held of this place; 0 for one never seen."""
        row = self._rows.get(place_id)
        return 0 if row is None else self._revisions[row]

    def number(self, place_id: str) -> int:
        """The row of this place, a new one if it was never seen."""
        if (row := self._rows.get(place_id)) is None:
            row = self._rows[place_id] = len(self.ids)
            self.ids.append(place_id)
            self.snapshots.append(b"")
            self._revisions.append(0)
            self._grow()
        return row

    def set(self, place: Row) -> None:
        """Hold this row instead of what was held of its place."""
        row = self.number(place.place_id)
        self._revisions[row] = place.revision
        self.snapshots[row] = place.snapshot
        self._public[row] = bool(place.snapshot)
        self._radians[row] = np.nan if place.point is None else np.radians(place.point)
        for choices, values in zip(self._choices.values(), place.values, strict=False):
            choices.set(row, values)
        if place.snapshot:
            self.names.set(row, place.sort_name, place.place_id)
        else:
            self.names.drop(row)

    def suiting(self, search: PlaceSearch) -> Mask:
        """Which rows pass every filter of the search, its radius too."""
        rows = len(self.ids)
        suits = self._public[:rows].copy()
        for name, choices in self._choices.items():
            if asked := getattr(search, name):
                suits &= choices.having(folded(asked), rows)
        if search.within_km is not None:
            here = cast(Point, point_of(search))  # within_km needs a point
            return self._near(suits, here, search.within_km * 1000)
        return suits

    def metres(self, here: Point, rows: Rows) -> Floats:
        """Great-circle metres of these rows from here; nan where nobody knows."""
        south, west = np.radians(here)
        north, east = self._radians[rows].T
        sagitta = np.sin((north - south) / 2) ** 2
        sagitta += np.cos(south) * np.cos(north) * np.sin((east - west) / 2) ** 2
        return cast(Floats, 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, sagitta))))

    def _near(self, suits: Mask, here: Point, within_m: float) -> Mask:
        """Those that suit and are near; by latitude first, which costs less and bounds the rest."""
        north_south = np.abs(self._radians[: len(suits), 0] - np.radians(here[0]))
        rows = np.flatnonzero(suits & (north_south * EARTH_RADIUS_M <= within_m + 1))
        near = np.zeros_like(suits)
        near[rows[self.metres(here, rows) <= within_m]] = True
        return near

    def _grow(self) -> None:
        for choices in self._choices.values():
            choices.reserve(len(self.ids))
        if len(self.ids) > len(self._public):
            self._public = np.concatenate([self._public, np.zeros_like(self._public)])
            self._radians = np.concatenate([self._radians, np.full_like(self._radians, np.nan)])
