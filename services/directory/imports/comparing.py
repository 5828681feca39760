"""A store that is read and never written: what an import would do."""

from collections.abc import Callable, Iterable, Sequence

from services.directory.imports.ports import Places
from services.directory.places.heard import Heard
from services.directory.places.place import Place


class Unwritten:
    """Places that stay as they are."""

    def __init__(self, places: Places) -> None:
        self.find_many: Callable[[Iterable[str]], dict[str, Place]] = places.find_many
        self.heard = _Unmarked(places)

    def save_many(self, places: Sequence[Place]) -> set[str]:
        return set()


class _Unmarked:
    def __init__(self, places: Places) -> None:
        self.of: Callable[[Iterable[str]], dict[str, Heard]] = places.heard.of
        self.erased: Callable[[], set[str]] = places.heard.erased

    def remember(self, places: Sequence[Place]) -> None:
        pass

    def unflag(self, place_ids: Sequence[str]) -> None:
        pass
