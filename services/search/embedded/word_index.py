"""Writing the words of the places into tantivy: stems, stop words, accents."""

from tantivy import (
    Document,
    Filter,
    Index,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from services.search.embedded.postings import Postings
from services.search.embedded.projection import Row
from services.search.embedded.words import Words
from services.search.words import STOP_WORDS

WRITER_HEAP = 15_000_000  # the least tantivy takes


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
        self.has_news = False
        """Whether something was set since the last commit."""

    def set(self, number: int, row: Row) -> None:
        """This row has these words now; none for a tombstone."""
        self.has_news = True
        self._writer.delete_documents_by_term("row", number)
        if row.snapshot:
            values = {"row": number, "nom": row.nom, "text": row.text, "plain": row.text}
            self._writer.add_document(Document.from_dict(values, self._schema))

    def commit(self) -> Words:
        """The words with everything that was set."""
        self._writer.commit()
        self.has_news = False
        self._index.reload()
        searcher = self._index.searcher()
        return Words(searcher, self._stems, Postings(self._schema, searcher, self._stems))


def _schema() -> Schema:
    return (
        SchemaBuilder()
        # Signed: an unsigned row is not found again by delete_documents_by_term.
        .add_integer_field("row", indexed=True, fast=True)
        .add_text_field("nom", tokenizer_name="stems", index_option="position")
        .add_text_field("text", tokenizer_name="stems", index_option="position")
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
