"""What the engine is asked for a search: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor, Order, order_of
from services.search.distance import HALVING_KM, UNPLACED_WEIGHT, WALK_KM, Point
from services.search.elastic.counting import aggregations
from services.search.elastic.filters import PUBLIC, base_filters, chosen, counted, geo, states_on
from services.search.elastic.wording import wording
from services.search.filters import FRESHNESS_WEIGHTS
from services.search.placed import point_of
from services.search.question import Idea

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A search as the engine is asked it that day: its words settled, its hours as filters."""

    search: PlaceSearch
    today: date
    ideas: Sequence[Idea] = ()
    opening: Sequence[Json] = ()


def to_query(asked: Asked, after: Cursor | None) -> Json:
    """The page asked for and one place more, with the counts of its facets if they are wanted."""
    search, order = asked.search, order_of(asked.search)
    filters = chosen(search, asked.today)
    later = counted(filters) if search.with_facets else {}
    page = {
        "query": _query(asked, [each for name, each in filters.items() if name not in later]),
        "sort": [_sort(order, point_of(search)), {"place_id": "asc"}],
        "size": search.limit + 1,
        "track_total_hits": True,
        "source": ["snapshot"],
    }
    if search.with_facets:  # counted before these filters, which are those of the page
        page["aggregations"] = aggregations(later, asked.today)
        page["post_filter"] = {"bool": {"filter": list(later.values())}}
    return page if after is None else page | {"search_after": _start(after)}


def matching(asked: Asked) -> Json:
    """Everything that the search finds, whatever its order."""
    return _query(asked, list(chosen(asked.search, asked.today).values()))


def count_lines(index: str, asked: Sequence[Asked]) -> list[Json]:
    """How many each finds, all in one request."""
    lines: list[Json] = []
    for each in asked:
        count = {"query": matching(each), "size": 0, "track_total_hits": True}
        lines += [{"index": index}, count]
    return lines


def named_query(words: Sequence[str], here: Point | None, limit: int) -> Json:
    """The places whose name holds these words, the last one perhaps unfinished."""
    begun = {"query": " ".join(words), "operator": "and"}
    query = {"bool": {"filter": [PUBLIC], "must": [{"match_bool_prefix": {"nom": begun}}]}}
    fading = {"query": query, "functions": _fading(here), "boost_mode": "multiply"}
    return {
        "query": {"function_score": fading},
        "sort": [{"_score": "desc"}, {"place_id": "asc"}],
        "size": limit,
        "track_total_hits": False,
        "source": ["snapshot"],
    }


def _query(asked: Asked, filters: Sequence[Json]) -> Json:
    query: Json = {"bool": {"filter": [*base_filters(asked.search), *asked.opening, *filters]}}
    if not asked.ideas:
        return query
    query["bool"]["must"] = [wording(asked.ideas)]
    functions = [*_fading(point_of(asked.search)), *_freshness(asked.today)]
    return {"function_score": {"query": query, "functions": functions, "boost_mode": "multiply"}}


def _fading(here: Point | None) -> list[Json]:
    """Relevance halves every so many kilometres; a place without a position keeps little."""
    if here is None:
        return []
    placed = {"exists": {"field": "positions"}}
    near = {"origin": geo(here), "offset": f"{WALK_KM}km", "scale": f"{HALVING_KM}km", "decay": 0.5}
    return [
        {"filter": placed, "exp": {"positions": near}},
        {"filter": {"bool": {"must_not": placed}}, "weight": UNPLACED_WEIGHT},
    ]


def _freshness(today: date) -> list[Json]:
    """What listings keep of their relevance for being looked after."""
    states = states_on(today)
    weights = FRESHNESS_WEIGHTS.items()
    return [{"filter": states[state], "weight": kept} for state, kept in weights if kept != 1]


def _sort(order: Order, here: Point | None) -> Json:
    if order == "name":
        return {"sort_name": "asc"}
    if order == "score":
        return {"_score": "desc"}
    return {"_geo_distance": {"positions": geo(here), "order": "asc", "unit": "m"}}


def _start(after: Cursor) -> list[Any]:
    # The engine writes and reads "Infinity" for the distance of a place without a position.
    return ["Infinity" if after.key is None else after.key, after.place_id]
