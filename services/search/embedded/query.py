"""What is asked of tantivy for some words: pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from tantivy import Occur, Query, Schema

from services.search.words import needed

NAME_BOOST = 3.0
TYPO_BOOST = 0.5


@dataclass(frozen=True)
class AskedWord:
    """A word as it was written and as its stem; ``edits`` is 0 where places hold it as it is."""

    plain: str
    stem: str
    edits: int = 0


def to_query(schema: Schema, asked: Sequence[AskedWord]) -> Query:
    """All words count, the name's most; a place may lack one of them."""
    clauses = [(Occur.Should, _one_word(schema, word)) for word in asked]
    return Query.boolean_query(clauses, needed(len(clauses)))


def among(schema: Schema, query: Query, rows: Sequence[int]) -> Query:
    """The same question, put to these rows only; their scores stay what they are."""
    only = Query.const_score_query(Query.term_set_query(schema, "row", rows), 0.0)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, only)])


def _one_word(schema: Schema, word: AskedWord) -> Query:
    ways = [
        Query.boost_query(stem_query(schema, "nom", word.stem), NAME_BOOST),
        stem_query(schema, "text", word.stem),
    ]
    if word.edits:
        typo = Query.fuzzy_term_query(schema, "plain", word.plain, word.edits)
        ways.append(Query.boost_query(typo, TYPO_BOOST))
    return Query.disjunction_max_query(ways)


def stem_query(schema: Schema, field: str, stem: str) -> Query:
    """The places whose field holds this stem, by relevance."""
    return Query.term_query(schema, field, stem, index_option="freq")
