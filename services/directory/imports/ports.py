"""What an import needs of others: where places are kept, and who hears of each batch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from services.directory.imports.remarks import AnyRemark
from services.directory.imports.report import Report
from services.directory.imports.row import ReadRow
from services.directory.places.heard import Heard
from services.directory.places.place import Place

Wanted = Mapping[str, ReadRow]
Said = Sequence[tuple[str, AnyRemark]]  # the sort of each, and what was said


class Marks(Protocol):
    """What was last heard of places, as far as an import needs it."""

    def of(self, place_ids: Iterable[str]) -> dict[str, Heard]:
        """What was heard of those that exist."""

    def erased(self) -> set[str]:
        """The ids of those of which nothing is kept."""

    def remember(self, places: Sequence[Place]) -> None:
        """Keep their fingerprints, for they are otherwise as they were."""

    def unflag(self, place_ids: Sequence[str]) -> None:
        """Their rows came back."""


class Places(Protocol):
    """Where places are kept, as far as an import needs it."""

    @property
    def heard(self) -> Marks:
        """What was last heard of them."""

    def find_many(self, place_ids: Iterable[str]) -> dict[str, Place]:
        """Those that exist, by id."""

    def save_many(self, places: Sequence[Place]) -> set[str]:
        """Keep those that nobody changed since they were read; the ids of the others."""


OnBatch = Callable[[Said, Report], object]
