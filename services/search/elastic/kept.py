"""What an index in the engine has from its keeper, whatever is kept in it."""

from services.search.elastic.keeper import Keeper


class Kept:
    """See PlaceIndex."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @property
    def edition(self) -> str:
        return self._keeper.edition

    def make_findable(self) -> None:
        self._keeper.make_findable()

    def is_filled(self) -> bool:
        return self._keeper.is_filled()

    def mark_filled(self) -> None:
        self._keeper.mark_filled()

    def missed_events(self) -> None:
        self._keeper.missed_events()

    def lead(self) -> None:
        self._keeper.lead()

    def check(self) -> None:
        self._keeper.check()

    def close(self) -> None:
        self._keeper.close()
