"""Other ways to say what people ask for, read from ``synonyms.toml``: pure but for that file."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from services.search.words import root, tokens

FILE = Path(__file__).with_suffix(".toml")
LONGEST = 5  # words in a row

_BETWEEN = r"s?[ \xa0-]+"  # words of one thing, perhaps in the plural

Key = tuple[str, ...]


def said_otherwise(words: Sequence[str], start: int) -> tuple[int, tuple[str, ...]]:
    """How many words from ``start`` on say one known thing, and its other ways; 1 and none when
    they say none. The longest that is known counts.
    """
    known = _others()
    for length in range(min(LONGEST, len(words) - start), 0, -1):
        if others := known.get(tuple(map(root, words[start : start + length]))):
            return length, others
    return 1, ()


def begun_by(words: Sequence[str]) -> tuple[str, ...]:
    """The other ways of the known things that begin so, the last word being unfinished."""
    typed = " ".join(words)
    return tuple(
        way for said, ways in _others_of().items() if said.startswith(typed) for way in ways
    )


@cache
def small_talk() -> frozenset[str]:
    """What is said in a question, and is nothing to look for; folded."""
    return frozenset(_file()["small_talk"]["words"].split())


def called(typologie: str) -> str:
    """What people call a kind of place; empty where its code says it already, or nothing."""
    names: dict[str, str] = _typologies()
    return names.get(typologie, "")


def told_apart(text: str) -> str:
    """The text with each thing as one word that is not what its first word says: « imprimantes 3D »
    as « imprimante3D 3D », found by what it is and by its other words.
    """
    lower = text.lower()
    for last, pattern, instead in _apart():
        if last in lower:  # most texts have none, and looking for the pattern takes longer
            text = pattern.sub(instead, text)
    return text


@cache
def _apart() -> list[tuple[str, re.Pattern[str], str]]:
    """For each thing its last word, how it may be written, and what stands for it."""
    things: dict[str, str] = _file()["apart"]
    return [_written(thing.split(), word) for thing, word in things.items()]


def _written(thing: list[str], word: str) -> tuple[str, re.Pattern[str], str]:
    pattern = _BETWEEN.join(map(re.escape, thing))
    return thing[-1].lower(), re.compile(rf"\b{pattern}\b", re.I), f"{word} {thing[-1]}"


@cache
def _typologies() -> dict[str, str]:
    names: dict[str, str] = _file()["typologies"]
    return names


@cache
def _others_of() -> dict[str, tuple[str, ...]]:
    return {" ".join(tokens(said)): _others()[_key(said)] for said, _ in _lines()}


@cache
def _others() -> dict[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = {}
    for said, others in _lines():
        ways = found.setdefault(_key(said), [])
        ways += [plain for other in others if (plain := " ".join(tokens(other))) not in ways]
    return {key: tuple(ways) for key, ways in found.items()}


def _lines() -> Iterator[tuple[str, list[str]]]:
    told = _file()
    for ways in told["same"]:
        for said in ways:
            yield said, [other for other in ways if _key(other) != _key(said)]
    yield from told["towards"].items()


def _key(said: str) -> Key:
    return tuple(map(root, tokens(said)))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
