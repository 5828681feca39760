"""What a search asks beside its words, each with the address of the search without it. Pure."""

from collections.abc import Iterable

from services.gateway.pages.asked import Asked, Link, address, filters, one, without, without_value
from services.gateway.pages.filter_words import said_value
from services.gateway.pages.opening_form import YES, opening_chips
from services.gateway.pages.words import NBSP

WORKSHOPS = "Avec des ateliers à venir"
AROUND = ("where", "near", "within_km")


def chips(asked: Asked, around: str = "") -> tuple[Link, ...]:
    """The place first, by the name it was found under, then the filters."""
    values = [
        Link(said_value(name, value), address(without_value(asked, name, value)))
        for name, value in filters(asked)
    ]
    opening = [Link(*chip) for chip in opening_chips(asked)]
    workshops = [Link(WORKSHOPS, address(without(asked, "with_workshops")))]
    return (*_place(asked, around), *values, *opening, *workshops * with_workshops(asked))


def with_workshops(asked: Asked) -> bool:
    """Whether only places that have a workshop to come are asked for."""
    return one(asked, "with_workshops").lower() in YES


def kilometres(value: str) -> str:
    """``10 km``."""
    return f"{value.replace('.', ',')}{NBSP}km"


def _place(asked: Asked, around: str) -> Iterable[Link]:
    if where := around or one(asked, "where") or ("near" in asked and "ma position"):
        radius = one(asked, "within_km")
        reach = f"À moins de {kilometres(radius)} de" if radius else "Autour de"
        yield Link(f"{reach} {where}", address(without(asked, *AROUND)))
    if "bbox" in asked:
        yield Link("Zone choisie sur la carte", address(without(asked, "bbox")))
