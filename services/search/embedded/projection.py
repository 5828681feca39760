"""What the embedded index keeps of a place: pure."""

from dataclasses import dataclass
from datetime import date

from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FILTERS
from services.search.distance import Point
from services.search.embedded.snapshot import Snapshot, snapshot_of
from services.search.filters import values_of
from services.search.opening.week import Opens, opens
from services.search.placed import point_of, stops_of
from services.search.text import sort_name, text_of
from services.search.words import without_elision

Values = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A place at one revision; without a snapshot a tombstone, which only keeps the revision.

    A suspended place is one: nobody finds it.
    """

    place_id: str
    revision: int
    snapshot: Snapshot | None = None
    nom: str = ""
    text: str = ""
    sort_name: str = ""
    point: Point | None = None
    stops: tuple[Point, ...] = ()
    opens: Opens | None = None
    values: tuple[Values, ...] = ()  # in the order of FILTERS
    fresh_until: date | None = None
    unanswered: bool = False


def project(place: PlaceSnapshot) -> Row:
    """The place as a row: text ready to be split into words."""
    if place.suspended:
        return Row(place.place_id, place.revision)
    return Row(
        place_id=place.place_id,
        revision=place.revision,
        snapshot=snapshot_of(place),
        nom=without_elision(place.nom),
        text=without_elision(text_of(place)),
        sort_name=sort_name(place),
        point=point_of(place),
        stops=stops_of(place),
        opens=opens(place),
        values=tuple(values_of(place, name) for name in FILTERS),
        fresh_until=place.fresh_until,
        unanswered=place.unverified_since is not None,
    )
