"""What the directory says."""

from typing import ClassVar

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
    """A place is no longer shown to the public; ``revision`` is the one that withdrew it."""

    SOURCE: ClassVar[str] = "directory"
    TYPE: ClassVar[str] = "place.withdrawn.v1"

    place_id: str
    revision: int


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
