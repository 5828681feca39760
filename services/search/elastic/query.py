"""What the engine is asked for a search: pure."""

from collections.abc import Collection
from typing import Any

from services.search.contract.search import FILTERS, PlaceSearch
from services.search.cursor import Cursor, Order, order_of
from services.search.distance import HALVING_KM, UNPLACED_WEIGHT, WALK_KM, Point
from services.search.found import point_of
from services.search.words import asked_words, edits, folded, needed

Json = dict[str, Any]

NAME_BOOST = 3
TYPO_BOOST = 0.5
MEANS_EVERYBODY = "publics_specifiquement_adresses"
PUBLIC: Json = {"term": {"public": True}}


def to_query(search: PlaceSearch, known: Collection[str], after: Cursor | None) -> Json:
    """The page asked for and one place more.

    ``known`` are the words that places hold as they are.
    """
    order = order_of(search)
    query: Json = {"bool": {"filter": _filters(search)}}
    if order == "score":
        query["bool"] |= _words(asked_words(search.q), known)
        query = _fading(query, point_of(search))
    page = {
        "query": query,
        "sort": [_sort(order, point_of(search)), {"place_id": "asc"}],
        "size": search.limit + 1,
        "track_total_hits": True,
        "source": ["snapshot"],
    }
    return page if after is None else page | {"search_after": _start(after)}


def known_query(words: Collection[str]) -> Json:
    """How many places hold each word as it is: a word that some hold is no typing error."""
    asked = {word: {"match": {"text": word}} for word in words}
    return {
        "query": PUBLIC,
        "size": 0,
        "track_total_hits": False,
        "aggregations": {"words": {"filters": {"filters": asked}}},
    }


def _filters(search: PlaceSearch) -> list[Json]:
    filters = [PUBLIC]
    for name in FILTERS:
        if asked := getattr(search, name):
            filters.append(_one_filter(name, list(folded(asked))))
    if search.within_km is not None:
        near = {"distance": f"{search.within_km * 1000}m", "position": _geo(point_of(search))}
        filters.append({"geo_distance": near})
    return filters


def _one_filter(name: str, values: list[str]) -> Json:
    having: Json = {"terms": {name: values}}
    if name != MEANS_EVERYBODY:
        return having
    says_nothing = {"bool": {"must_not": {"exists": {"field": name}}}}
    return {"bool": {"should": [having, says_nothing], "minimum_should_match": 1}}


def _words(words: Collection[str], known: Collection[str]) -> Json:
    clauses = [_one_word(word, 0 if word in known else edits(word)) for word in words]
    return {"should": clauses, "minimum_should_match": needed(len(clauses))}


def _one_word(word: str, forgiven: int) -> Json:
    ways: list[Json] = [
        {"match": {"nom": {"query": word, "boost": NAME_BOOST}}},
        {"match": {"text": word}},
    ]
    if forgiven:
        typo = {"query": word, "fuzziness": forgiven, "boost": TYPO_BOOST}
        ways.append({"match": {"plain": typo}})
    return {"dis_max": {"queries": ways}}


def _fading(query: Json, here: Point | None) -> Json:
    """Relevance halves every so many kilometres; a place without a position keeps little."""
    if here is None:
        return query
    placed = {"exists": {"field": "position"}}
    near = {
        "origin": _geo(here),
        "offset": f"{WALK_KM}km",
        "scale": f"{HALVING_KM}km",
        "decay": 0.5,
    }
    functions = [
        {"filter": placed, "exp": {"position": near}},
        {"filter": {"bool": {"must_not": placed}}, "weight": UNPLACED_WEIGHT},
    ]
    return {"function_score": {"query": query, "functions": functions, "boost_mode": "multiply"}}


def _sort(order: Order, here: Point | None) -> Json:
    if order == "name":
        return {"sort_name": "asc"}
    if order == "score":
        return {"_score": "desc"}
    return {"_geo_distance": {"position": _geo(here), "order": "asc", "unit": "m"}}


def _start(after: Cursor) -> list[Any]:
    # The engine writes and reads "Infinity" for the distance of a place without a position.
    return ["Infinity" if after.key is None else after.key, after.place_id]


def _geo(point: Point | None) -> Json | None:
    return None if point is None else {"lat": point[0], "lon": point[1]}
