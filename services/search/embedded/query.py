"""What is asked of tantivy for some words in a row: pure."""

from collections.abc import Callable, Sequence

from tantivy import Query, Schema

from services.search.words import STOP_WORDS

Stems = Callable[[str], Sequence[str]]
"""A plain word as the index keeps it; none for one that it does not keep."""

FIELD_WEIGHTS = {"nom": 3.0, "text": 1.0}
"""What stands in a name stands in the text too; there it says more."""

PlacedStems = tuple[tuple[int, str], ...]
"""Stems with their distance from the first: words that say nothing leave a gap."""


def placed_stems(words: Sequence[str], stems: Stems) -> PlacedStems:
    """What the places have to hold; nothing when the index keeps none of the words."""
    found = [
        (at, stem)
        for at, word in enumerate(words)
        if word not in STOP_WORDS
        for stem in stems(word)[:1]
    ]
    return tuple((at - found[0][0], stem) for at, stem in found)


def said_best(schema: Schema, stems: PlacedStems) -> Query:
    """The places that hold these stems in a row, by their relevance where they say it best."""
    fields = (
        Query.boost_query(_in_a_row(schema, field, stems), weight)
        for field, weight in FIELD_WEIGHTS.items()
    )
    return Query.disjunction_max_query(list(fields))


def in_a_name(schema: Schema, stems: PlacedStems) -> Query:
    """The places whose name holds these stems in a row, by relevance."""
    return _in_a_row(schema, "nom", stems)


def _in_a_row(schema: Schema, field: str, stems: PlacedStems) -> Query:
    if len(stems) == 1:
        return Query.term_query(schema, field, stems[0][1], index_option="freq")
    return Query.phrase_query(schema, field, list(stems))
