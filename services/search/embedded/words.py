"""The words of the places, as tantivy holds them: which rows hold what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from tantivy import (
    Searcher,
    TextAnalyzer,
)

from services.search.embedded.postings import Found, Postings
from services.search.question import Idea, Lookup, doubtful, needed, settled
from services.search.spelling import (
    FEWEST_LETTERS,
    MOST_BEGUN,
    MOST_MENDED,
    Counts,
    likeliest,
    most_held,
)

MOST_LIKELY = 30  # words that may be meant by a beginning
WHOLE_BOOST = 3.0  # a place that holds all that is asked

Rows = npt.NDArray[np.int64]
Hits = tuple[Rows, npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Words:
    """The words as of one commit: rows written later do not show. One thread at a time."""

    searcher: Searcher
    stems: TextAnalyzer
    postings: Postings

    def settle(self, ideas: tuple[Idea, ...]) -> tuple[Idea, ...]:
        """The same ideas, unknown words read as begun or as typing errors."""
        words = doubtful(ideas)
        known = frozenset(filter(self._is_known, words))
        unknown = [word for word in words if word not in known]
        if not unknown:
            return ideas
        begun = {word: self.begun_by(word) for word in unknown[-1:] if len(word) >= FEWEST_LETTERS}
        instead = {word: likeliest(word, self._counts) for word in unknown[:MOST_MENDED]}
        return settled(ideas, Lookup(known, begun, instead))

    def hits(self, ideas: Sequence[Idea], count: int) -> Hits:
        """Of the first so many rows those that hold what is asked, or nearly all of it, and the
        score of each.
        """
        scores, held = np.zeros(count, np.float32), np.zeros(count, np.int8)
        for idea in ideas:
            best = self._best(idea, count)
            scores += best
            held += best > 0
        rows = np.flatnonzero(held >= needed(len(ideas)))
        found = scores[rows].astype(np.float64)
        if len(ideas) > 1:
            found[held[rows] == len(ideas)] *= WHOLE_BOOST
        return rows, found

    def named(self, words: Sequence[str], count: int) -> Hits:
        """Of the first so many rows those whose name holds these words, and the score of each; of
        the last word the beginning does.
        """
        scores, held = np.zeros(count, np.float32), np.zeros(count, np.int8)
        for word in words:
            likely = (word, *self.begun_by(word, MOST_LIKELY)) if word is words[-1] else (word,)
            best = np.zeros(count, np.float32)
            for way in likely:
                _raise(best, self.postings.in_names((way,)), 1.0)
            scores += best
            held += best > 0
        rows = np.flatnonzero(held == len(words))
        return rows, scores[rows].astype(np.float64)

    def begun_by(self, beginning: str, most: int = MOST_BEGUN) -> tuple[str, ...]:
        """The words that begin so, those that most places hold first."""
        return most_held(dict(self.searcher.terms_with_prefix("plain", beginning)), most)

    def _best(self, idea: Idea, count: int) -> npt.NDArray[np.float32]:
        """Each row's score for the way that it says best; in its name it says it best."""
        best = np.zeros(count, np.float32)
        for way in idea.ways:
            _raise(best, self.postings.anywhere(way.words), way.weight)
        return best

    def _is_known(self, word: str) -> bool:
        """Whether any place holds it: then « cours » is no typing error for Tours."""
        stems = self.stems.analyze(word)
        return bool(stems) and self.searcher.doc_freq("text", stems[0]) > 0

    @cached_property
    def _counts(self) -> Counts:
        return dict(self.searcher.terms_with_prefix("plain", ""))


def _raise(best: npt.NDArray[np.float32], found: Found, weight: float) -> None:
    """To the scores of what was found."""
    rows, scores = found
    best[rows] = np.maximum(best[rows], scores * weight)
