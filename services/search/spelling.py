"""Which words an unknown one may be: the beginning of them, or a typing error. Pure."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.search.words import edits

MOST_BEGUN = 5
MOST_INSTEAD = 3
MOST_MENDED = 4  # unknown words of a question: each is compared with all that are known
FEWEST_LETTERS = 3  # of which a word is begun

Counts = Mapping[str, int]
"""Plain words, each with the number of places that hold it."""


def most_held(counts: Counts, most: int = MOST_BEGUN) -> tuple[str, ...]:
    """The words that most places hold, equal ones in their order."""
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:most])


def likeliest(typed: str, counts: Counts) -> tuple[str, ...]:
    """Of these words the nearest to what was typed, within the typing errors that are forgiven."""
    forgiven = edits(typed)
    if not forgiven:
        return ()
    found = process.extract(
        typed, counts.keys(), scorer=OSA.distance, score_cutoff=forgiven, limit=None
    )
    least = min((distance for _, distance, _ in found), default=0)
    nearest = {word: counts[word] for word, distance, _ in found if distance == least}
    return most_held(nearest, MOST_INSTEAD)
