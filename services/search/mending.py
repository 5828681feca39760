"""« Vouliez-vous dire » : a question with its typing errors mended. Pure."""

import re
from collections.abc import Iterable

from services.search.contract.answers import Match
from services.search.question import INSTEAD, Idea
from services.search.words import tokens

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def mended(q: str, ideas: Iterable[Idea], matches: Iterable[Match]) -> str:
    """The question as it was answered; empty where nothing in it was mended.

    A mended word is written as a place that was found writes it, where one does.
    """
    meant = {idea.typed: _meant(idea) for idea in ideas if _is_mended(idea)}
    if not meant:
        return ""
    written = dict(_written(matches))

    def in_place_of(found: re.Match[str]) -> str:
        plain = "".join(tokens(found[0]))
        return written.get(meant[plain], meant[plain]) if plain in meant else found[0]

    return _WORD.sub(in_place_of, q).strip()


def _is_mended(idea: Idea) -> bool:
    return len(idea.ways) > 1 and idea.ways[1].weight == INSTEAD


def _meant(idea: Idea) -> str:
    return " ".join(idea.ways[1].words)


def _written(matches: Iterable[Match]) -> Iterable[tuple[str, str]]:
    for match in matches:
        for marked in match.fragment[1::2]:
            yield "".join(tokens(marked)), marked.lower()
