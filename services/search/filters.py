"""What places hold for each filter, and what a search asks of it, for every engine: pure."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from services.directory.contract.freshness import Freshness
from services.directory.contract.languages import languages_of
from services.directory.contract.place import PlaceSnapshot
from services.search.contract.search import FILTERS, PlaceSearch
from services.search.words import folded

Values = tuple[str, ...]

MEANS_EVERYBODY = "publics_specifiquement_adresses"  # who says nothing of it suits every value
DESCRIBED: Values = ("Oui",)
MOST_VALUES = 50
# Small: a listing that nobody looks after stands behind as good a one that somebody does.
FRESHNESS_WEIGHTS: Mapping[Freshness, float] = {"up_to_date": 1.0, "due": 1.0, "unverified": 0.9}
SEARCHED: tuple[Freshness, ...] = tuple(FRESHNESS_WEIGHTS)  # suspended is found by nobody


def values_of(place: PlaceSnapshot, name: str) -> Values:
    """What a place says for a filter, as it writes it."""
    if name == "fiche_acces_libre":
        return DESCRIBED if place.fiche_acces_libre else ()
    if name == "langues":
        return languages_of(place)
    if name == "commune":  # an itinerant place is in each where it stops
        return tuple(dict.fromkeys((place.commune, *(stop.commune for stop in place.stops))))
    said: str | Values = getattr(place, name)
    return (said,) if isinstance(said, str) else said


def asked_values(search: PlaceSearch) -> dict[str, Values]:
    """The filters that are asked, each with its values as they are compared."""
    return {name: values for name in FILTERS if (values := fold_all(getattr(search, name)))}


@lru_cache(maxsize=4096)  # places have few combinations of values
def fold_all(values: Values) -> Values:
    """The values as they are compared; empty ones say nothing."""
    return folded(values)


class Value(NamedTuple):
    """See FacetValue."""

    value: str
    places: int
    asked: bool


class Counted(NamedTuple):
    """See Facet, which this is once it is written."""

    name: str
    values: tuple[Value, ...]


def facet(name: str, counts: Mapping[str, int], asked: Values) -> Counted:
    """A filter's counts by value as places write it; ``asked`` as they are compared."""
    wanted = _wanted(counts, asked)
    ordered = sorted((-count, value) for value, count in counts.items() if count or value in wanted)
    told = [Value(value, -less, value in wanted) for less, value in ordered]
    return Counted(
        name, (*told[:MOST_VALUES], *(each for each in told[MOST_VALUES:] if each.asked))
    )


def _wanted(values: Iterable[str], asked: Values) -> Collection[str]:
    """Those that are asked for."""
    if not asked:
        return ()
    return {value for value in values if not set(fold_all((value,))).isdisjoint(asked)}
