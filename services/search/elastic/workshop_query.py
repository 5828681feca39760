"""A workshop as the engine's document, and what the engine is asked for a search of them: pure."""

from datetime import datetime
from typing import Any

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import WORKSHOP_FILTERS, WorkshopSearch
from services.search.cursor import Cursor
from services.search.elastic.filters import PUBLIC, any_of, geo, having
from services.search.placed import point_of
from services.search.question import needed
from services.search.workshops.found import where
from services.search.workshops.wording import (
    MEANS_EVERYBODY,
    AskedRoots,
    asked_roots,
    asked_values,
    roots_of,
    values_of,
)

Json = dict[str, Any]

MOST_PLACES = 60_000  # the engine takes no more values of one filter


def project(workshop: WorkshopSnapshot) -> Json:
    """The document of a workshop that is announced."""
    return {
        "workshop_id": workshop.workshop_id,
        "public": True,
        "starts_at": workshop.starts_at.isoformat(),
        "ends_at": workshop.ends_at.isoformat(),
        "seats": workshop.seats,
        "roots": list(roots_of(workshop)),
        "position": geo(where(workshop)),
        "held_at": workshop.place_id,
        **{name: list(values_of(workshop, name)) for name in WORKSHOP_FILTERS},
        "snapshot": workshop.model_dump(mode="json", exclude_defaults=True),
    }


def tombstone(workshop_id: str) -> Json:
    """What is kept of a cancelled workshop."""
    return {"workshop_id": workshop_id, "public": False}


def to_query(search: WorkshopSearch, now: datetime, after: Cursor | None) -> Json:
    """The page asked for and one workshop more, the soonest first."""
    page = {
        "query": {"bool": {"filter": _filters(search, now)}},
        "sort": [{"starts_at": "asc"}, {"workshop_id": "asc"}],
        "size": search.limit + 1,
        "track_total_hits": True,
        "source": ["snapshot"],
    }
    return page if after is None else page | {"search_after": [after.key, after.place_id]}


def held_query(now: datetime) -> Json:
    """The places that have a workshop which is not over."""
    return {
        "query": {"bool": {"filter": [PUBLIC, _not_over(now)]}},
        "size": 0,
        "track_total_hits": False,
        "aggregations": {"places": {"terms": {"field": "held_at", "size": MOST_PLACES}}},
    }


def _filters(search: WorkshopSearch, now: datetime) -> list[Json]:
    filters = [PUBLIC, _not_over(now), *_bounds(search), *_words(search.q)]
    for name, values in asked_values(search).items():
        filters.append(having(name, values, or_nothing=name == MEANS_EVERYBODY))
    if search.within_km is not None:
        near = {"distance": f"{search.within_km * 1000}m", "position": geo(point_of(search))}
        filters.append({"geo_distance": near})
    return filters


def _not_over(now: datetime) -> Json:
    return {"range": {"ends_at": {"gt": now.isoformat()}}}


def _bounds(search: WorkshopSearch) -> list[Json]:
    bounds: list[Json] = []
    if search.starts_from:
        bounds.append({"range": {"starts_at": {"gte": search.starts_from.isoformat()}}})
    if search.starts_before:
        bounds.append({"range": {"starts_at": {"lt": search.starts_before.isoformat()}}})
    if search.min_seats:
        bounds.append({"range": {"seats": {"gte": search.min_seats}}})
    return bounds


def _words(q: str) -> list[Json]:
    ideas = [_one_idea(idea) for idea in asked_roots(q)]
    return [any_of(ideas, needed(len(ideas)))] if ideas else []


def _one_idea(idea: AskedRoots) -> Json:
    ways: list[Json] = [
        {"bool": {"filter": [{"term": {"roots": root}} for root in way]}} for way in idea.ways
    ]
    if idea.begun:
        ways.append({"prefix": {"roots": idea.begun}})
    return any_of(ways)
