"""Why a place was found: the words that were looked for, marked where they stand. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from services.search.contract.answers import Match
from services.search.question import Idea
from services.search.words import STOP_WORDS, fold, root

# In the order in which they tell most; what is found in none of them is not told.
FIELDS = (
    "nom",
    "commune",
    "equipements",
    "services",
    "publics_specifiquement_adresses",
    "prise_en_charge_specifique",
    "dispositif_programmes_nationaux",
    "formations_labels",
    "autres_formations_labels",
    "langues",
    "accessibilite",
    "presentation_resume",
    "presentation_detail",
    "structure_parente",
    "adresse",
    "complement_adresse",
    "code_postal",
)
MOST_MATCHES = 3
BEFORE, AFTER = 40, 100  # letters of a long text that are shown around the first word

_WORD = re.compile(r"[^\W_]+")


class Span(NamedTuple):
    """Where a word, or several in a row, stand for an idea."""

    start: int
    end: int
    idea: int


class Highlighter:
    """Some ideas, ready to be looked for in the places of a page."""

    def __init__(self, ideas: Sequence[Idea]) -> None:
        self._all = frozenset(range(len(ideas)))
        self._read: dict[str, Sequence[Span]] = {}
        self._ways: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._begin: dict[frozenset[int], frozenset[str]] = {}
        for number, idea in enumerate(ideas):
            for way in idea.ways:
                roots = tuple(root(word) for word in way.words if word not in STOP_WORDS)
                if roots:
                    self._ways.setdefault(roots[0], []).append((roots, number))

    def matches(self, place: Mapping[str, Any]) -> tuple[Match, ...]:
        """The first fields of a snapshot that hold each idea, up to three."""
        found: list[Match] = []
        missing = self._all
        begins = self._begins(missing)
        for name, text in _texts(place):
            roots = _roots_of(text)
            if begins.isdisjoint(roots):
                continue
            spans = self._spans(text, roots)
            if news := missing.intersection(span.idea for span in spans):
                found.append(Match(field=name, fragment=_pieces(text, spans, news)))
                missing -= news
                begins = self._begins(missing)
                if not missing or len(found) == MOST_MATCHES:
                    break
        return tuple(found)

    def _begins(self, missing: frozenset[int]) -> frozenset[str]:
        """The first words of all ways to say what is missing."""
        if (begins := self._begin.get(missing)) is None:
            each = ((said, idea) for said, ways in self._ways.items() for _, idea in ways)
            begins = frozenset(said for said, idea in each if idea in missing)
            self._begin[missing] = begins
        return begins

    def _spans(self, text: str, roots: Sequence[str]) -> Sequence[Span]:
        """By their start, longer ones first. Values of enumerations are read once a page."""
        if (spans := self._read.get(text)) is None:
            spans = self._read[text] = sorted(self._spans_of(text, roots), key=_by_start)
        return spans

    def _spans_of(self, text: str, roots: Sequence[str]) -> Iterator[Span]:
        words = list(_WORD.finditer(text))
        for at in [at for at, said in enumerate(roots) if said in self._ways]:
            for way, idea in self._ways[roots[at]]:
                if (last := _last_of(way, roots, at)) is not None:
                    yield Span(words[at].start(), words[last].end(), idea)


def _last_of(way: tuple[str, ...], roots: Sequence[str], at: int) -> int | None:
    """Where the last word of a way stands that begins here; words that say nothing lie between."""
    for wanted in way[1:]:
        at = next((n for n in range(at + 1, len(roots)) if roots[n]), -1)
        if roots[at] != wanted or at < 0:
            return None
    return at


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, -span.end


@lru_cache(maxsize=4096)  # values of enumerations stay; most other texts are read once
def _roots_of(text: str) -> list[str]:
    """Of each of its words; none for one that says nothing."""
    return [_root_of(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=5000)
def _root_of(word: str) -> str:
    plain = fold(word)
    return "" if plain in STOP_WORDS else root(plain)


def _texts(place: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        said = place[name]
        for text in (said,) if isinstance(said, str) else said:
            if text:
                yield name, text


def _pieces(text: str, spans: Sequence[Span], news: frozenset[int]) -> tuple[str, ...]:
    """Unmarked and marked in turn."""
    at, end = _window(text, min(span.start for span in spans if span.idea in news))
    pieces = ["… " if at else ""]
    for span in spans:
        if at <= span.start and span.end <= end:  # one may lie inside another
            pieces[-1] += text[at : span.start]
            pieces += [text[span.start : span.end], ""]
            at = span.end
    pieces[-1] += text[at:end] + (" …" if end < len(text) else "")
    return tuple(pieces)


def _window(text: str, first: int) -> tuple[int, int]:
    """From about there to about there, between words."""
    if len(text) <= BEFORE + AFTER:
        return 0, len(text)
    start = text.rfind(" ", 0, max(0, first - BEFORE)) + 1
    end = text.find(" ", min(len(text), first + AFTER))
    return start, len(text) if end < 0 else end
