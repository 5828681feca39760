"""The filters as the search form offers them, each value with its count. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.gateway.pages.asked import Asked
from services.gateway.pages.filter_words import KNOWN, TITLES, said_value
from services.search.contract.answers import Facet

TO_BE_SAID = "à préciser"  # what a source writes where nobody has said: nothing to look for


@dataclass(frozen=True)
class Choice:
    """A box to tick, or a value to pick; ``count`` is None where nobody has counted."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class Group:
    """One filter; ``chosen`` counts its ticked boxes."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    chosen: int


def filter_groups(asked: Asked, facets: Sequence[Facet]) -> tuple[Group, ...]:
    """Every filter that has a value to offer: the chosen ones first, then what most places have.

    A value that would find nothing stays, last. Without facets nothing is counted.
    """
    counted = {facet.name: facet for facet in facets}
    groups = (_group(name, asked.get(name, ()), counted.get(name)) for name in TITLES)
    return tuple(group for group in groups if group.choices)


def is_offered(groups: Iterable[Group], name: str, value: str) -> bool:
    """Whether a box stands for this value, in whatever letters it is written."""
    boxes = (choice.value for group in groups if group.name == name for choice in group.choices)
    return any(box.casefold() == value.casefold() for box in boxes)


def _group(name: str, asked: Sequence[str], facet: Facet | None) -> Group:
    counts = {each.value: each.count for each in facet.values} if facet else {}
    chosen = {value.casefold() for value in asked}
    chosen |= {each.value.casefold() for each in facet.values if each.asked} if facet else set()
    said = [value for value in counts if TO_BE_SAID not in value or value.casefold() in chosen]
    choices = [
        Choice(
            value, said_value(name, value), value.casefold() in chosen, _count(facet, counts, value)
        )
        for value in dict.fromkeys([*said, *KNOWN.get(name, ())])
    ]
    choices.sort(key=lambda each: (not each.chosen, -(each.count or 0)))
    return Group(name, TITLES[name], tuple(choices), sum(each.chosen for each in choices))


def _count(facet: Facet | None, counts: Mapping[str, int], value: str) -> int | None:
    return counts.get(value, 0) if facet else None
