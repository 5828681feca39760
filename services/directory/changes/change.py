"""From events to lines of the log that partners follow, and stretches of it. Pure."""

from collections.abc import Callable, Iterable
from itertools import count

from services.directory.changes.refusals import ChangesGone, SinceTheFuture
from services.directory.contract.changes import Change, ChangePage, Told
from services.directory.contract.events import (
    PlaceErased,
    PlacePublished,
    PlaceWithdrawn,
    WorkshopCancelled,
    WorkshopPublished,
)


def told_by(event_type: str, body: bytes) -> Told | None:
    """What the public learns from an event; None from one that is not for the public.

    Raises ValidationError for one that this version cannot read.
    """
    read = _READERS.get(event_type)
    return read(body) if read else None


def stretch(since: int, latest: int, found: Iterable[Change]) -> ChangePage:
    """What follows ``since`` without a gap, of what was found after it.

    Raises SinceTheFuture, or ChangesGone when what comes next is no longer kept.
    """
    if since > latest:
        raise SinceTheFuture(latest)
    following = zip(found, count(since + 1), strict=False)
    changes = tuple(each for each, number in following if each.seq == number)
    if not changes and since < latest:
        raise ChangesGone()
    last = changes[-1].seq if changes else since
    return ChangePage(changes=changes, latest=max(latest, last), next_since=last)


def beginning(latest: int) -> ChangePage:
    """Where to begin for whoever loads everything after having asked for it."""
    return ChangePage(changes=(), latest=latest, next_since=latest)


def _place_published(body: bytes) -> Told:
    event = PlacePublished.model_validate_json(body)
    place = event.place
    if place.suspended:  # as in the exports: whoever follows shows it no more
        return Told(
            type="place.withdrawn",
            at=event.occurred_at,
            place_id=place.place_id,
            revision=place.revision,
            why="suspended",
        )
    return Told(
        type="place.published",
        at=event.occurred_at,
        place_id=place.place_id,
        revision=place.revision,
        changed=event.changed,
        place=place,
    )


def _place_withdrawn(body: bytes) -> Told:
    event = PlaceWithdrawn.model_validate_json(body)
    return Told(
        type="place.withdrawn",
        at=event.occurred_at,
        place_id=event.place_id,
        revision=event.revision,
        replaced_by=event.replaced_by,
    )


def _place_erased(body: bytes) -> Told:
    event = PlaceErased.model_validate_json(body)
    return Told(
        type="place.withdrawn",
        at=event.occurred_at,
        place_id=event.place_id,
        revision=event.revision,
        why="forgotten",
    )


def _workshop_published(body: bytes) -> Told:
    event = WorkshopPublished.model_validate_json(body)
    return Told(
        type="workshop.published",
        at=event.occurred_at,
        place_id=event.workshop.place_id,
        workshop_id=event.workshop.workshop_id,
        revision=event.workshop.revision,
        changed=event.changed,
        workshop=event.workshop,
    )


def _workshop_cancelled(body: bytes) -> Told:
    event = WorkshopCancelled.model_validate_json(body)
    return Told(
        type="workshop.cancelled",
        at=event.occurred_at,
        place_id=event.place_id,
        workshop_id=event.workshop_id,
        revision=event.revision,
    )


_READERS: dict[str, Callable[[bytes], Told]] = {
    PlacePublished.TYPE: _place_published,
    PlaceWithdrawn.TYPE: _place_withdrawn,
    PlaceErased.TYPE: _place_erased,
    WorkshopPublished.TYPE: _workshop_published,
    WorkshopCancelled.TYPE: _workshop_cancelled,
}
