"""The form that workshops are searched with, and what it found. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from services.gateway.pages.asked import Asked, one
from services.gateway.pages.filter_groups import Choice
from services.gateway.pages.filter_words import KNOWN
from services.gateway.pages.search_form import ADVICE, ONCE, TOO_MUCH, UNKNOWN, radii
from services.gateway.pages.workshop_fields import LANGUAGES, LEVELS
from services.gateway.workshop_query import WorkshopQuery

WORKSHOPS = "/ateliers"
PICKED: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "theme": ("Thème", {each: each for each in KNOWN["services"]}),
    "publics": ("Public", {each: each for each in KNOWN["publics_specifiquement_adresses"]}),
    "level": ("Niveau", {value: label for value, label in LEVELS.items() if value}),
    "language": ("Langue", LANGUAGES),
}
"""What one value is picked of, with the label of each."""

DAY_ADVICE = "Donnez un jour de ce siècle, le dernier après le premier."
OF_ALL = {"first_day": DAY_ADVICE, "last_day": DAY_ADVICE, "min_seats": "Donnez un nombre."}


@dataclass(frozen=True)
class Pick:
    """One value to pick of several; the empty one asks nothing."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class WorkshopForm:
    """What was typed and picked; ``ticked`` counts the picks that ask for something, ``hidden`` is
    asked and no field shows it.
    """

    q: str
    where: str
    near: str
    radii: tuple[Choice, ...]
    first_day: str
    last_day: str
    picks: tuple[Pick, ...]
    ticked: int
    hidden: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]


def workshop_form(asked: Asked, errors: Mapping[str, str] | None = None) -> WorkshopForm:
    """The form that gives back what was asked."""
    errors = errors or {}
    kept = {name: values for name, values in asked.items() if name not in errors}
    return WorkshopForm(
        q=one(asked, "q"),
        where=one(asked, "where"),
        near=one(kept, "near"),
        radii=radii(kept),
        first_day=one(asked, "first_day"),
        last_day=one(asked, "last_day"),
        picks=tuple(_pick(asked, name) for name in PICKED),
        ticked=sum(name in asked for name in PICKED),
        hidden=tuple(_hidden(kept)),
        errors=errors,
    )


def workshop_errors(reasons: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What to do about each field that was refused, by its name."""
    return {_name(reason["field"]): _advice(reason) for reason in reasons}


def _pick(asked: Asked, name: str) -> Pick:
    title, labels = PICKED[name]
    chosen = one(asked, name)
    told = {**labels, **({} if not chosen or chosen in labels else {chosen: chosen})}
    choices = [Choice(value, label, value == chosen) for value, label in told.items()]
    return Pick(name, title, (Choice("", "Peu importe", not chosen), *choices))


def _hidden(asked: Asked) -> Iterable[tuple[str, str]]:
    for name in ("near", "territories", "commune", "place_id", "min_seats", "limit"):
        yield from ((name, value) for value in asked.get(name, ()))
    for name in PICKED:
        yield from ((name, value) for value in asked.get(name, ())[1:])


def _name(path: str) -> str:
    name = path.partition(".")[0]
    return name if name in WorkshopQuery.model_fields else path


def _advice(reason: Mapping[str, Any]) -> str:
    name = _name(reason["field"])
    if reason["message"] == "give it once":
        return ONCE
    known = OF_ALL.get(name) or ADVICE.get(name)
    return known or (TOO_MUCH if name in WorkshopQuery.model_fields else UNKNOWN)
