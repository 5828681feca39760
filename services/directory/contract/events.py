"""What the directory says."""

from typing import ClassVar, Literal

from pydantic import AwareDatetime

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.workshop import WorkshopSnapshot
from services.wire.envelope import Event, SortedNames


class PlacePublished(Event):
    """A place is now open to the public, or what the public reads of it has changed.

    Carries the whole place, so that no listener has to call back.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.published.v1"

    place: PlaceSnapshot
    changed: SortedNames = ()


class PlaceWithdrawn(Event):
    """A place is no longer shown to the public; ``revision`` is the one that withdrew it.

    ``replaced_by`` is the place that took it over, when two were merged; else empty.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.withdrawn.v1"

    place_id: str
    revision: int
    replaced_by: str = ""


class PlaceErased(Event):
    """What a place said must be kept nowhere: whoever keeps it, as it was up to ``revision``,
    forgets it. That it is no longer shown is said by another event.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.erased.v1"

    place_id: str
    revision: int


class PlaceSeparated(Event):
    """A merge was undone: at ``revision`` this one of the two is shown, whatever was said of an
    earlier one and is heard late.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.separated.v1"

    place_id: str
    revision: int


class MergeDecided(Event):
    """Two places are one from now on: to the directory itself, which writes what that takes."""

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "merge.decided.v1"

    merge_id: str


class MergeUndone(Event):
    """They are two again: to the directory itself, which writes what that takes."""

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "merge.undone.v1"

    merge_id: str


class PlaceConfirmationDue(Event):
    """It is time to ask the structure whether its listing is still right.

    Said once for each ``due_at`` and ``rung``: 1 when it is due, 2 and 3 when nobody answered. Who
    keeps the listing, and how to reach them each time, is notify's.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.confirmation_due.v1"

    place: PlaceSnapshot
    due_at: AwareDatetime
    rung: int = 1


class PlaceClaimRequested(Event):
    """Somebody says that this is their structure: the contact published there gets an edit link.

    ``channel`` is the one that was chosen, of those that the listing publishes.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.claim_requested.v1"

    place: PlaceSnapshot
    channel: Literal["sms", "email"]


class PlaceRevised(Event):
    """An editor changed or confirmed a listing: for notify alone, which sends them a receipt.

    ``person_id`` is opaque; ``changed`` is empty when the listing was only confirmed.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.revised.v1"

    place_id: str
    nom: str
    revision: int
    person_id: str
    changed: SortedNames = ()
    confirmed: bool = False


class CorrectionProposed(Event):
    """Somebody proposed a correction: for notify alone, which tells those who keep the listing.

    What is proposed is not told. ``code_postal`` tells the time zone of the place.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "correction.proposed.v1"

    correction_id: str
    place_id: str
    nom: str
    code_postal: str = ""


class CorrectionJudged(Event):
    """What somebody proposed was judged: for notify alone, which tells them if they asked to be.

    Neither who proposed or judged it, nor what they wrote, is told; ``nom`` is empty when the
    place is erased.
    """

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "correction.judged.v1"

    correction_id: str
    place_id: str
    nom: str
    outcome: Literal["accepted", "edited", "refused"]


class WorkshopPublished(Event):
    """A workshop is announced, or what is announced of it has changed."""

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "workshop.published.v1"

    workshop: WorkshopSnapshot
    changed: SortedNames = ()


class WorkshopCancelled(Event):
    """A workshop will not take place; ``revision`` is the one that cancelled it."""

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "workshop.cancelled.v1"

    workshop_id: str
    place_id: str
    revision: int
