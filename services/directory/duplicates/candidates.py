"""The pairs of places that look like one. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.directory.duplicates.blocking import Pair, blocks_of, pairs_in
from services.directory.duplicates.likeness import LIKELY, Likeness, likeness_of
from services.directory.duplicates.traits import Traits, traits_of
from services.directory.places.place import Place


@dataclass(frozen=True)
class Known:
    """A place as it is compared: all that has to be kept of it meanwhile."""

    place_id: str
    territories: tuple[str, ...]
    traits: Traits


@dataclass(frozen=True)
class Candidate:
    """Two places that look like one; ``territories`` are those of both."""

    place_ids: tuple[str, str]
    territories: tuple[str, ...]
    likeness: Likeness


def candidates(places: Iterable[Place], min_score: float = LIKELY) -> Iterator[Candidate]:
    """Each pair once, in no order."""
    known = list(map(known_of, places))
    return likely_pairs(known, blocks_of([each.traits for each in known]), min_score)


def known_of(place: Place) -> Known:
    """Raises PlaceNotFound when it is not shown."""
    return Known(place.place_id, place.subject.territories, traits_of(place.shown()))


def likely_pairs(
    known: Sequence[Known], blocks: Iterable[Sequence[int]], min_score: float
) -> Iterator[Candidate]:
    """Of the blocks' pairs, those that score as much; a pair of several blocks is compared once."""
    compared: set[Pair] = set()
    for block in blocks:
        new = {*pairs_in(block)} - compared
        compared |= new
        for first, second in new:
            found = _candidate(known[first], known[second])
            if found.likeness.score >= min_score:
                yield found


def _candidate(first: Known, second: Known) -> Candidate:
    one, other = sorted((first.place_id, second.place_id))
    territories = sorted({*first.territories, *second.territories})
    return Candidate((one, other), tuple(territories), likeness_of(first.traits, second.traits))
