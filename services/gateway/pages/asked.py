"""What a search's address asks, as text, and the addresses of searches near it. Pure.

``Asked`` is the query as it was typed, right or wrong, so that a page can always give it back.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from multidict import MultiMapping

from services.gateway.queries import PlaceQuery
from services.search.contract.search import FILTERS

Asked = Mapping[str, tuple[str, ...]]


def read_asked(query: MultiMapping[str]) -> Asked:
    """The parameters that are known and say something, in the order of our description."""
    return {
        name: values
        for name in PlaceQuery.model_fields
        if (values := tuple(value for value in query.getall(name, []) if value.strip()))
    }


def address(asked: Asked) -> str:
    """Where this search is found."""
    return f"/?{urlencode(asked, doseq=True)}" if asked else "/"


def without(asked: Asked, *names: str) -> Asked:
    """The same search from its first page, without these parameters."""
    return {name: values for name, values in asked.items() if name not in (*names, "cursor")}


def without_value(asked: Asked, name: str, value: str) -> Asked:
    """The same search from its first page, without this value."""
    left = tuple(each for each in asked[name] if each != value)
    others = without(asked, name)
    return {**others, name: left} if left else others


def with_value(asked: Asked, name: str, value: str) -> Asked:
    """The same search from its first page, with this value alone."""
    return {**without(asked, name), name: (value,)}


def one(asked: Asked, name: str) -> str:
    """The first value, or nothing."""
    return asked.get(name, ("",))[0]


def filters(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Every value of every filter."""
    return tuple((name, value) for name in FILTERS for value in asked.get(name, ()))
