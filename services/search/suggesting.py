"""What may be meant by what is typed so far. Pure."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import get_args

from services.directory.contract.gazetteer.commune import Found
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.vocabulary import Service
from services.search.contract.suggestions import Suggestion
from services.search.question import ideas_of
from services.search.synonyms import begun_by
from services.search.words import STOP_WORDS, root, tokens

FEWEST_LETTERS = 2
FEWEST_LETTERS_OF_A_PHRASE = 4
SERVICES: tuple[str, ...] = get_args(Service)


def communes(found: Iterable[Found]) -> list[Suggestion]:
    """Each with its centre."""
    return [
        Suggestion(
            kind="commune",
            text=each.commune.nom,
            detail=each.code_postal,
            latitude=each.commune.latitude,
            longitude=each.commune.longitude,
        )
        for each in found
    ]


def services(q: str, limit: int) -> list[Suggestion]:
    """Those whose words are typed, the last one perhaps unfinished; and those that help with what
    is typed: « carte grise » with paperwork.
    """
    words, ways = typed_words(q), _other_ways(q)
    named = [service for service in SERVICES if _is_begun(words, service)]
    helping = [service for service in SERVICES if _is_said(ways, service)]
    each_once = dict.fromkeys([*named, *helping])
    return [Suggestion(kind="service", text=text) for text in islice(each_once, limit)]


def places(found: Iterable[PlaceSnapshot]) -> list[Suggestion]:
    """Each with its commune."""
    return [
        Suggestion(
            kind="place",
            text=place.nom,
            detail=place.commune,
            place_id=place.place_id,
            latitude=place.latitude,
            longitude=place.longitude,
        )
        for place in found
    ]


def typed_words(q: str) -> tuple[str, ...]:
    """The words that say something; the last one always, unless it is a single letter."""
    words = tokens(q)
    last = [word for word in words[-1:] if len(word) >= FEWEST_LETTERS]
    return (*(word for word in words[:-1] if word not in STOP_WORDS), *last)


def _is_begun(words: Sequence[str], service: str) -> bool:
    held = frozenset(_roots(service)) - STOP_WORDS
    return bool(words) and all(
        root(word) in held or (word == words[-1] and any(each.startswith(word) for each in held))
        for word in words
    )


def _is_said(ways: Iterable[str], service: str) -> bool:
    said = " ".join(_roots(service))
    return any(way in said for way in ways)


def _other_ways(q: str) -> list[str]:
    """To say what is typed, or what it begins; as roots."""
    ways = [way.words for idea in ideas_of(q) for way in idea.ways[1:]]
    if len(q) >= FEWEST_LETTERS_OF_A_PHRASE:
        ways += [tuple(way.split()) for way in begun_by(tokens(q))]
    return [" ".join(map(root, words)) for words in ways]


@cache
def _roots(service: str) -> tuple[str, ...]:
    return tuple(map(root, tokens(service)))
