"""What a question asks for, however it is said, for every engine: pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from services.search.synonyms import said_otherwise, small_talk
from services.search.words import MOST_WORDS, STOP_WORDS, tokens

OTHERWISE = 0.8  # of what the words themselves weigh
UNFINISHED = 0.6
INSTEAD = 0.5


@dataclass(frozen=True)
class Way:
    """One way to say something: plain words, several of them in a row."""

    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Idea:
    """One thing asked for: the words that were typed come first among its ways."""

    ways: tuple[Way, ...]

    @property
    def typed(self) -> str:
        """As it was typed, but plain."""
        return " ".join(self.ways[0].words)

    @property
    def is_one_word(self) -> bool:
        """Whether it is a word of which no other way is known: it may be a typing error."""
        return len(self.ways) == 1 and len(self.ways[0].words) == 1


@dataclass(frozen=True)
class Lookup:
    """What an index holds of the words it was asked about.

    Of those that no place holds, ``begun`` has the words they begin, and ``instead`` the words they
    may be typing errors of; the likeliest first.
    """

    known: frozenset[str] = frozenset()
    begun: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(1024)  # one search asks several times
def ideas_of(q: str) -> tuple[Idea, ...]:
    """What is asked for, each once; articles and small talk are gone, known phrases are whole."""
    return tuple(dict.fromkeys(_ideas(tokens(q))))[:MOST_WORDS]


def doubtful(ideas: tuple[Idea, ...]) -> tuple[str, ...]:
    """The words of which has to be known whether a place holds them."""
    return tuple(idea.typed for idea in ideas if idea.is_one_word)


def settled(ideas: tuple[Idea, ...], lookup: Lookup) -> tuple[Idea, ...]:
    """The same ideas; words that nobody holds are read as begun, else as typing errors."""
    last = ideas[-1] if ideas else None
    return tuple(_settled(idea, lookup, idea is last) for idea in ideas)


def needed(count: int) -> int:
    """How many of so many a place must hold: one that is missing does not empty the list, and of
    a long sentence more may be.
    """
    return max(1, count - 1 - max(0, count - 3) // 2)


def _ideas(words: list[str]) -> Iterator[Idea]:
    at = 0
    while at < len(words):
        length, others = said_otherwise(words, at)
        typed = tuple(words[at : at + length])
        at += length
        if length > 1 or not _says_nothing(typed[0]):
            yield Idea((Way(typed), *(Way(tuple(way.split()), OTHERWISE) for way in others)))


def _says_nothing(word: str) -> bool:
    return word in STOP_WORDS or word in small_talk()


def _settled(idea: Idea, lookup: Lookup, is_last: bool) -> Idea:
    word = idea.typed
    if not idea.is_one_word or word in lookup.known:
        return idea
    if is_last and (begun := lookup.begun.get(word)):
        return _with(idea, begun, UNFINISHED)
    return _with(idea, lookup.instead.get(word, ()), INSTEAD)


def _with(idea: Idea, others: Sequence[str], weight: float) -> Idea:
    return Idea((*idea.ways, *(Way((other,), weight) for other in others)))
