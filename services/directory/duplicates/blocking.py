"""Which places are worth comparing: those that share a key. Pure.

All pairs of 20,000 places would be 200 million; those of the blocks are some hundred thousand.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from math import floor

from services.directory.duplicates.traits import Traits

Key = tuple[str, ...] | tuple[str, int, int]
Pair = tuple[int, int]

# A place lies in the four cells whose middles are nearest: two that are less than a cell apart, to
# the north and to the east, always share one. These are 150 m and more up to the north of France.
CELL_NORTH, CELL_EAST = 0.00136, 0.0022
LETTERS = 5  # of a word: what follows is often misspelt, or a plural
MOST = 60  # with how many others of its block a place is compared: a metropole's would have 1,000s


def blocks_of(places: Sequence[Traits]) -> list[list[int]]:
    """By their numbers, the places that share a key; in order of name, so that the likeliest stand
    side by side.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for number in sorted(range(len(places)), key=lambda each: places[each].name.whole):
        for key in keys_of(places[number]):
            blocks[key].append(number)
    return [block for block in blocks.values() if len(block) > 1]


def pairs_in(block: Sequence[int]) -> Iterator[Pair]:
    """Each with those that follow; of a big block, with the next ``MOST``."""
    for at, first in enumerate(block):
        for second in block[at + 1 : at + 1 + MOST]:
            yield (first, second) if first < second else (second, first)


def keys_of(place: Traits) -> set[Key]:
    """Its SIRET, its cells, and each word of its name within what says where it is."""
    keys: set[Key] = {("siret", place.siret)} if place.siret else set()
    areas = filter(None, (place.code_insee, place.code_postal, place.commune))
    keys.update(product(areas, _words_of(place)))
    return keys | set(_cells_of(place))


def _words_of(place: Traits) -> set[str]:
    return {word[:LETTERS] for word in place.name.own} or set(place.name.kinds)


def _cells_of(place: Traits) -> Iterator[Key]:
    if place.position is None:
        return
    north, east = place.position[0] / CELL_NORTH, place.position[1] / CELL_EAST
    for up, aside in product((-0.5, 0.5), repeat=2):
        yield "cell", floor(north + up), floor(east + aside)
