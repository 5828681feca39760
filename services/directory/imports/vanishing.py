"""The places that their source no longer tells of: flagged for the referent, never withdrawn."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from services.directory.imports.remarks import REASONS, Remark, Vanished
from services.directory.imports.report import Report
from services.directory.imports.survey import Survey
from services.directory.imports.values import shown
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.tasks.store import TaskStore
from services.directory.tasks.task import missing_for

BATCH = 500
MOST_AT_ONCE = 100  # beyond which a source that lost its half is taken for a part of a source


class Missing(NamedTuple):
    """The ids of a source's places that a file lacks, and whether the file seems to be a part."""

    place_ids: tuple[str, ...]
    is_a_part: bool


def missing_from(found: Survey, places: PlaceStore, whole: bool | None) -> Missing:
    """Compared by the sources of the file's own rows: one without rows says nothing of anybody.

    ``whole`` says whether all places of these sources should be in it; None leaves that to their
    number.
    """
    known = list(places.heard.told_by(found.sources))
    missing = tuple(place_id for place_id in known if place_id not in found.last)
    looks_so = len(missing) > MOST_AT_ONCE and 2 * len(missing) > len(known)
    return Missing(missing, looks_so if whole is None else not whole)


def tell_of(missing: Missing, places: PlaceStore, report: Report) -> None:
    """Say it in the report."""
    if not missing.is_a_part:
        for place in _all(missing.place_ids, places):
            nom = shown(place.shown().nom)
            standard_id = shown(place.shown().id)
            report.vanished.add(Vanished(place.place_id, standard_id, nom, "vanished"))
    elif missing.place_ids:
        kind, count = "part_of_a_source", f"{len(missing.place_ids):,} places"
        report.warnings.add(Remark(1, 0, "", count, REASONS[kind], kind))


def flag(missing: Missing, places: PlaceStore, tasks: TaskStore, at: datetime) -> None:
    """Mark them and have somebody look after them; done twice, nothing is done twice."""
    if missing.is_a_part:
        return
    places.heard.flag(missing.place_ids, at)
    for some in _batched(_all(missing.place_ids, places)):
        tasks.open([missing_for(place) for place in some if place.vanished_at])


def _all(place_ids: Sequence[str], places: PlaceStore) -> Iterator[Place]:
    """Those that are still shown."""
    for begin in range(0, len(place_ids), BATCH):
        found = places.find_many(place_ids[begin : begin + BATCH])
        yield from (place for place in found.values() if not place.withdrawn)


def _batched(places: Iterator[Place]) -> Iterator[list[Place]]:
    while some := list(islice(places, BATCH)):
        yield some
