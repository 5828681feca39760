"""What can be filled from the directory: an index, or the second one that will replace it."""

from collections.abc import Sequence
from typing import Any, Protocol


class Fillable(Protocol):
    """An index that starts empty; see PlaceIndex."""

    def put(self, subjects: Sequence[Any], /) -> None: ...
    def drop_all(self, gone: Sequence[tuple[str, int]], /) -> None: ...
    def mark_filled(self) -> None: ...


class Wanted(Fillable, Protocol):
    """The second index of one that can be built anew while it answers."""

    def is_wanted(self) -> bool: ...


class Edition(Protocol):
    """One of several indexes of the same subject, each as another version of the product maps it.

    Each hears every event. Raises Unavailable while its engine is away.
    """

    @property
    def edition(self) -> str:
        """Its name among the others."""

    def missed_events(self) -> None:
        """It may lack something from now on, and does not count as filled until it was again."""

    def lead(self) -> None:
        """Answer for the editions that are still being filled, from now on."""


class AnIndex(Fillable, Edition, Protocol):
    """One that answers, and may be built anew meanwhile."""

    def is_filled(self) -> bool: ...
    def anew(self) -> Wanted | None: ...
