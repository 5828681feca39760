"""Which rows hold some words, and how relevant each is for them: asked of tantivy once a commit.

Handing over a hit costs more than finding it, and many questions share their words: so what was
found for one word, or for several in a row, is kept as two columns, which numpy adds up.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from tantivy import Query, Schema, Searcher, TextAnalyzer

from services.search.embedded.query import PlacedStems, in_a_name, placed_stems, said_best

MOST_WORDS = 5_000
KEPT_OF_EACH = 40  # rows of words for each row of the index: 5 MB of 15,000 places

Found = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]
Plain = tuple[str, ...]
QueryFor = Callable[[Schema, PlacedStems], Query]

NOTHING: Found = (np.zeros(0, np.int32), np.zeros(0, np.float32))


@dataclass
class Postings:
    """Those asked last are kept. Not thread-safe."""

    schema: Schema
    searcher: Searcher
    stems: TextAnalyzer
    _kept: OrderedDict[tuple[QueryFor, Plain], Found] = field(default_factory=OrderedDict)
    size: int = 0  # of what is kept, in rows

    def anywhere(self, words: Plain) -> Found:
        """The rows that hold these words in a row, each once, and the relevance of each."""
        return self._of(said_best, words)

    def in_names(self, words: Plain) -> Found:
        """The same of their names alone."""
        return self._of(in_a_name, words)

    def _of(self, query_for: QueryFor, words: Plain) -> Found:
        key = (query_for, words)
        if (found := self._kept.pop(key, None)) is None:
            found = self._find(query_for, words)
            self.size += len(found[0])
        self._kept[key] = found
        most = KEPT_OF_EACH * self.searcher.num_docs
        while len(self._kept) > 1 and (self.size > most or len(self._kept) > MOST_WORDS):
            _, (rows, _) = self._kept.popitem(last=False)
            self.size -= len(rows)
        return found

    def _find(self, query_for: QueryFor, words: Plain) -> Found:
        if not (stems := placed_stems(words, self.stems.analyze)):
            return NOTHING
        query, limit = query_for(self.schema, stems), max(1, self.searcher.num_docs)
        hits = self.searcher.search(query, limit=limit, count=False).hits
        rows = self.searcher.fast_field_values("row", [address for _, address in hits])
        return np.array(rows, np.int32), np.array([score for score, _ in hits], np.float32)
