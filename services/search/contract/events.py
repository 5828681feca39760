"""What search says."""

from typing import ClassVar

from services.wire.envelope import Event, SortedNames


class PlacesIndexed(Event):
    """These places, and every list they may stand in, are now found as they last changed."""

    SOURCE: ClassVar[str] = "search"
    TYPE: ClassVar[str] = "places.indexed.v1"

    place_ids: SortedNames
