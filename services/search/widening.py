"""Never an empty page: what else to ask where nothing is found. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from services.search.contract.answers import Widening
from services.search.contract.search import PlaceSearch

RADII_KM = (5, 10, 20, 50, 100, 200)
MOST = 5
STAYS = ("latitude", "longitude", "limit", "cursor", "with_facets")
ALL = "all"  # every filter and the words too, where no single one is to blame


class Wider(NamedTuple):
    """A search with one thing less; its total is not known yet."""

    widening: Widening
    search: PlaceSearch


def wider_searches(search: PlaceSearch) -> tuple[Wider, ...]:
    """What may be asked instead: a larger radius, one filter less, none at all."""
    return tuple(_wider(search.model_copy(update={"cursor": None, "with_facets": False})))


def widenings(wider: Sequence[Wider], totals: Sequence[int]) -> tuple[Widening, ...]:
    """Those that find something: the least larger radius, then one filter less, the most first.

    None at all only where nothing else helps.
    """
    found = [
        each.widening.model_copy(update={"total": total})
        for each, total in zip(wider, totals, strict=True)
        if total
    ]
    radius = [each for each in found if each.within_km][:1]
    without = [each for each in found if not each.within_km and each.without != ALL]
    without.sort(key=lambda each: -each.total)
    return tuple([*radius, *without][:MOST] or [each for each in found if each.without == ALL])


def _wider(search: PlaceSearch) -> Iterator[Wider]:
    nothing = PlaceSearch()
    if search.within_km is not None:
        for radius in (each for each in RADII_KM if each > search.within_km):
            wider = search.model_copy(update={"within_km": float(radius)})
            yield Wider(Widening(within_km=radius, total=0), wider)
    names = [name for name in PlaceSearch.model_fields if name not in STAYS]
    asked = [name for name in names if getattr(search, name) != getattr(nothing, name)]
    for name in asked:
        less = search.model_copy(update={name: getattr(nothing, name)})
        yield Wider(Widening(without=name, total=0), less)
    if len(asked) > 1:
        none = search.model_copy(update={name: getattr(nothing, name) for name in asked})
        yield Wider(Widening(without=ALL, total=0), none)
