"""The words of the places, in tantivy: stems, stop words, accents, typing errors."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tantivy import (
    Document,
    Filter,
    Index,
    Schema,
    SchemaBuilder,
    Searcher,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from services.search.embedded.projection import Row
from services.search.embedded.query import AskedWord, among, stem_query, to_query
from services.search.words import STOP_WORDS, edits

WRITER_HEAP = 15_000_000  # the least tantivy takes

FEW_ROWS = 1000

Rows = npt.NDArray[np.int64]
Hits = tuple[Rows, npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Words:
    """The words as of one commit: rows written later do not show. Safe in any thread."""

    schema: Schema
    searcher: Searcher
    stems: TextAnalyzer

    def hits(self, asked: tuple[str, ...], suiting: Rows) -> Hits:
        """The rows that hold the words asked, all but one at least, and the score of each.

        Where few rows suit, only they are given; else also rows that do not suit.
        """
        words = [word for text in asked if (word := self._asked_word(text))]
        if not words:  # so long or so odd that tantivy keeps none of them
            return np.zeros(0, np.int64), np.zeros(0)
        query = to_query(self.schema, words)
        if len(suiting) <= FEW_ROWS:  # each hit handed over costs more than finding it
            query = among(self.schema, query, suiting.tolist())
        limit = max(1, self.searcher.num_docs)
        hits = self.searcher.search(query, limit=limit, count=False).hits
        rows = self.searcher.fast_field_values("row", [address for _, address in hits])
        scores = np.fromiter((score for score, _ in hits), np.float64, len(hits))
        return np.array(rows, np.int64), scores

    def _asked_word(self, text: str) -> AskedWord | None:
        if not (stems := self.stems.analyze(text)):
            return None
        return AskedWord(text, stems[0], 0 if self._is_known(stems[0]) else edits(text))

    def _is_known(self, stem: str) -> bool:
        """Whether any place holds it: then « cours » is no typing error for Tours."""
        query = stem_query(self.schema, "text", stem)
        return bool(self.searcher.search(query, limit=1, count=True).count)


class WordIndex:
    """Writes the words of rows; ``commit`` makes them one new Words. One thread at a time."""

    def __init__(self) -> None:
        self._schema = _schema()
        self._stems = _analyzer(stem=True)
        self._index = Index(self._schema)
        self._index.register_tokenizer("stems", self._stems)
        self._index.register_tokenizer("plain", _analyzer(stem=False))
        # A reader that reloads by itself fights with ours for a lock: 100 ms each time.
        self._index.config_reader(reload_policy="manual")
        self._writer = self._index.writer(WRITER_HEAP, num_threads=1)

    def set(self, number: int, row: Row) -> None:
        """This row has these words now; none for a tombstone."""
        self._writer.delete_documents_by_term("row", number)
        if row.snapshot:
            values = {"row": number, "nom": row.nom, "text": row.text, "plain": row.text}
            self._writer.add_document(Document.from_dict(values, self._schema))

    def commit(self) -> Words:
        """The words with everything that was set."""
        self._writer.commit()
        self._index.reload()
        return Words(self._schema, self._index.searcher(), self._stems)


def _schema() -> Schema:
    return (
        SchemaBuilder()
        # Signed: an unsigned row is not found again by delete_documents_by_term.
        .add_integer_field("row", indexed=True, fast=True)
        .add_text_field("nom", tokenizer_name="stems", index_option="freq")
        .add_text_field("text", tokenizer_name="stems", index_option="freq")
        .add_text_field("plain", tokenizer_name="plain", index_option="basic")
        .build()
    )


def _analyzer(stem: bool) -> TextAnalyzer:
    words = Tokenizer.regex(r"[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*")
    builder = TextAnalyzerBuilder(words).filter(Filter.lowercase()).filter(Filter.ascii_fold())
    builder = builder.filter(Filter.custom_stopword(list(STOP_WORDS))).filter(
        Filter.remove_long(40)
    )
    return (builder.filter(Filter.stemmer("french")) if stem else builder).build()
