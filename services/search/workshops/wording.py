"""What of a workshop is compared, and what a search asks of it, for every engine: pure."""

from dataclasses import dataclass

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import WORKSHOP_FILTERS, WorkshopSearch
from services.search.filters import fold_all
from services.search.question import Idea, ideas_of
from services.search.text import plain_words
from services.search.words import STOP_WORDS, root

Values = tuple[str, ...]

FEWEST_LETTERS = 3
MEANS_EVERYBODY = "publics"


@dataclass(frozen=True)
class AskedRoots:
    """One thing that is asked: any of these ways, each all its roots; or how a word begins."""

    ways: tuple[Values, ...]
    begun: str = ""


def roots_of(workshop: WorkshopSnapshot) -> Values:
    """The words in which a workshop is found, without their endings."""
    told = [workshop.titre, workshop.theme, *workshop.publics]
    if place := workshop.place:
        told += [place.nom, place.commune, place.code_postal]
    return tuple(sorted({root(word) for word in plain_words("\n".join(told))}))


def asked_roots(q: str) -> tuple[AskedRoots, ...]:
    """What the words ask for; the last one may be unfinished."""
    ideas = ideas_of(q)
    return tuple(_asked(idea, idea is ideas[-1]) for idea in ideas)


def values_of(workshop: WorkshopSnapshot, name: str) -> Values:
    """What a workshop says for a filter."""
    where = workshop.place if name in ("territories", "commune") else workshop
    said: str | Values = getattr(where, name) if where else ()
    return fold_all((said,) if isinstance(said, str) else said)


def asked_values(search: WorkshopSearch) -> dict[str, Values]:
    """The filters that are asked, each with its values as they are compared."""
    folded = ((name, fold_all(getattr(search, name))) for name in WORKSHOP_FILTERS)
    return {name: values for name, values in folded if values}


def _asked(idea: Idea, is_last: bool) -> AskedRoots:
    ways = (tuple(root(word) for word in way.words if word not in STOP_WORDS) for way in idea.ways)
    begins = is_last and idea.is_one_word and len(idea.typed) >= FEWEST_LETTERS
    return AskedRoots(tuple(filter(None, ways)), idea.typed if begins else "")
