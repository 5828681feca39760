"""What can be filled from the directory: an index, or the second one that will replace it."""

from collections.abc import Sequence
from typing import Any, Protocol


class Fillable(Protocol):
    """An index that starts empty; see PlaceIndex."""

    def put(self, subjects: Sequence[Any], /) -> None: ...
    def drop(self, subject_id: str, revision: int, /) -> None: ...
    def mark_filled(self) -> None: ...


class Wanted(Fillable, Protocol):
    """The second index of one that can be built anew while it answers."""

    def is_wanted(self) -> bool: ...


class AnIndex(Fillable, Protocol):
    """One that answers, and may be built anew meanwhile."""

    def is_filled(self) -> bool: ...
    def anew(self) -> Wanted | None: ...
