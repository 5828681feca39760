"""What may be meant by what is typed so far. Pure."""

from collections.abc import Iterable
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
    named = [service for service in SERVICES if _is_begun(q, service)]
    helping = [service for service in SERVICES if service not in named and _helps(q, service)]
    return [Suggestion(kind="service", text=text) for text in [*named, *helping][:limit]]


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


def _is_begun(q: str, service: str) -> bool:
    words = typed_words(q)
    held = {root(word) for word in tokens(service)} - STOP_WORDS
    return bool(words) and all(
        root(word) in held or (word == words[-1] and any(each.startswith(word) for each in held))
        for word in words
    )


def _helps(q: str, service: str) -> bool:
    held = " ".join(map(root, tokens(service)))
    said = [way.words for idea in ideas_of(q) for way in idea.ways[1:]]
    if len(q) >= FEWEST_LETTERS_OF_A_PHRASE:
        said += [tuple(way.split()) for way in begun_by(tokens(q))]
    return any(" ".join(map(root, words)) in held for words in said)
