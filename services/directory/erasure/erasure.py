"""What is left of an erased place, and of its workshops. Pure."""

from dataclasses import replace
from datetime import datetime

from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.places.facts import Erased
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceMerged, PlaceNotFound
from services.directory.rights import must_be_allowed
from services.directory.workshops.workshop import Happened, Workshop
from services.wire.saving import ChangedMeanwhile


def erased(place: Place, revision: int, by: Actor, now: datetime) -> Place:
    """As ``tombstone``, for who may erase it, shown or withdrawn, and read it at ``revision``.

    Raises PlaceNotFound when it is erased, PlaceMerged, Forbidden or ChangedMeanwhile.
    """
    if place.replaced_by:
        raise PlaceMerged(place.replaced_by)
    if place.details is None:
        raise PlaceNotFound()
    must_be_allowed(by, "erase", place.subject)
    if revision != place.revision:
        raise ChangedMeanwhile()
    return tombstone(place, by, now)


def tombstone(place: Place, by: Actor, now: datetime) -> Place:
    """Its id and revision, so that it never comes back, and which others it was; itself when that
    is all that is left.
    """
    if place.details is None:
        return place
    left = Place(
        place.place_id,
        revision=place.read_revision,
        withdrawn=True,
        replaced_by=place.replaced_by,
        replaces=place.replaces,
    )
    return left.after(Erased(by, now))


def blank(workshop: Workshop, by: Actor, now: datetime) -> Workshop:
    """Cancelled, and without words; itself when it is so."""
    if workshop.details is None:
        return workshop
    known = workshop.details
    left = WorkshopDetails(
        place_id=known.place_id,
        titre="",
        theme="",
        starts_at=known.starts_at,
        ends_at=known.ends_at,
        demo=known.demo,
    )
    if workshop.cancelled and known == left:
        return workshop
    fact = Happened("cancelled", by, now)
    blanked = replace(workshop, details=left, cancelled=True, receipts=())
    return replace(blanked, revision=workshop.revision + 1, fact=fact)
