"""From what an engine found to what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.search.contract.answers import Widening
from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, order_of
from services.search.filters import Counted
from services.search.highlights import Highlighter
from services.search.hit import Hit
from services.search.mending import mended
from services.search.question import Idea


@dataclass(frozen=True)
class Answer:
    """What an engine found: the hits of a page, and one more where others follow; how many there
    are in all; the ideas as it read them.
    """

    hits: Sequence[Hit]
    total: int
    ideas: tuple[Idea, ...] = ()
    facets: tuple[Counted, ...] = ()


@dataclass(frozen=True)
class Page:
    """See FoundPlaces, which this is once it is written."""

    total: int
    places: tuple[Hit, ...]
    next_cursor: str | None = None
    facets: tuple[Counted, ...] = ()
    did_you_mean: str = ""
    wider: tuple[Widening, ...] = ()


def found_places(search: PlaceSearch, answer: Answer) -> Page:
    """The page of this answer."""
    places = tuple(answer.hits[: search.limit])
    if answer.ideas:
        highlighter = Highlighter(answer.ideas)
        places = tuple(hit._replace(matches=highlighter.matches(hit.fields())) for hit in places)
    matches = (match for hit in places for match in hit.matches)
    return Page(
        total=answer.total,
        places=places,
        next_cursor=_next(search, answer.hits),
        facets=answer.facets,
        did_you_mean=mended(search.q, answer.ideas, matches),
    )


def _next(search: PlaceSearch, hits: Sequence[Hit]) -> str | None:
    if len(hits) <= search.limit:
        return None
    last = hits[search.limit - 1]
    return str(Cursor(order_of(search), last.key, last.place_id))
