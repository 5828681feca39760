"""What a search's address asks, as text, and the addresses of searches near it. Pure.

``Asked`` is the query as it was typed, right or wrong, so that a page can always give it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from multidict import MultiDict, MultiMapping
from pydantic import BaseModel

from services.gateway.queries import PlaceQuery
from services.search.contract.search import FILTERS

Asked = Mapping[str, tuple[str, ...]]
CHOSEN = (*FILTERS, "freshness")
"""The filters whose values are chosen from a list."""


@dataclass(frozen=True)
class Link:
    """Somewhere to go."""

    label: str
    href: str


def heard(sent: MultiMapping[str]) -> MultiDict[str]:
    """What the form means: a place that was typed goes before the point, or the stretch of the map,
    that the form carried along; a radius around nothing says nothing.
    """
    meant = MultiDict(sent)
    if _says(sent, "where"):
        meant.popall("near", None)
        meant.popall("bbox", None)
    elif not _says(sent, "near"):
        meant.popall("within_km", None)
    return meant


def read_asked(query: MultiMapping[str], model: type[BaseModel] = PlaceQuery) -> Asked:
    """The parameters that are known and say something, in the order of our description."""
    return {
        name: values
        for name in model.model_fields
        if (values := tuple(value for value in query.getall(name, []) if value.strip()))
    }


def address(asked: Asked, path: str = "/") -> str:
    """Where this search is found."""
    return f"{path}?{urlencode(asked, doseq=True)}" if asked else path


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
    return {**without(asked), name: (value,)}


def one(asked: Asked, name: str) -> str:
    """The first value, or nothing."""
    return asked.get(name, ("",))[0]


def filters(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Every value of every filter."""
    return tuple((name, value) for name in CHOSEN for value in asked.get(name, ()))


def _says(sent: MultiMapping[str], name: str) -> bool:
    return any(value.strip() for value in sent.getall(name, []))
