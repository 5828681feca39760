"""From the history back to what a place said. Pure."""

from collections.abc import Iterable
from datetime import datetime

from services.directory.contract.history import HistoryLine
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.history.refusals import HistoryIncomplete, RevisionNotFound
from services.directory.places.facts import Restored
from services.directory.places.place import Place


def details_at(place: Place, revision: int, lines: Iterable[HistoryLine]) -> PlaceDetails:
    """What it said at an earlier revision: every change since, taken back.

    Raises RevisionNotFound, or HistoryIncomplete when the line of one of them is missing.
    """
    if not 1 <= revision < place.revision:
        raise RevisionNotFound()
    changes = {line.line_id: line.before for line in lines}
    told = place.shown().model_dump(mode="json")
    for each in range(place.revision, revision, -1):
        if (before := changes.get(f"{place.place_id}/{each}")) is None:
            raise HistoryIncomplete()
        told |= {name: value for name, value in before.items() if name in told}
    return PlaceDetails.model_validate(told)


def restored(
    place: Place, to_revision: int, lines: Iterable[HistoryLine], by: Actor, now: datetime
) -> Place:
    """Saying what it said then, as one more revision, dated today; itself when it says so already.

    Raises as ``details_at``.
    """
    return place.changed_today(details_at(place, to_revision, lines), by, now, Restored)
