"""How many places each filter's values would find: asked as aggregations, read as facets. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from services.search.contract.search import FACETS, PlaceSearch
from services.search.elastic.filters import Filters, states_on
from services.search.filters import MEANS_EVERYBODY, MOST_VALUES, Counted, asked_values, facet

Json = dict[str, Any]


def aggregations(filters: Filters, today: date) -> Json:
    """Each facet over what passes the filters of all others."""
    return {
        name: {
            "filter": {"bool": {"filter": [each for n, each in filters.items() if n != name]}},
            "aggregations": _values(name, today),
        }
        for name in FACETS
    }


def facets_of(search: PlaceSearch, answer: Json) -> tuple[Counted, ...]:
    """What the engine counted."""
    if "aggregations" not in answer:
        return ()
    asked = {**asked_values(search), "freshness": search.freshness}
    told: Mapping[str, Json] = answer["aggregations"]
    return tuple(facet(name, _counts(told[name]), asked.get(name, ())) for name in FACETS)


def _values(name: str, today: date) -> Json:
    if name == "freshness":
        return {"states": {"filters": {"filters": states_on(today)}}}
    # As they are written; those asked, which may be few, are kept by asking for many.
    values: Json = {"values": {"terms": {"field": f"written.{name}", "size": 4 * MOST_VALUES}}}
    if name == MEANS_EVERYBODY:
        values["nothing"] = {"missing": {"field": name}}
    return values


def _counts(told: Json) -> dict[str, int]:
    if "states" in told:
        return {state: each["doc_count"] for state, each in told["states"]["buckets"].items()}
    everybody = told.get("nothing", {"doc_count": 0})["doc_count"]
    return {each["key"]: each["doc_count"] + everybody for each in told["values"]["buckets"]}
