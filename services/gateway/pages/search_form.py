"""The search form: what was typed, what can be ticked, what is wrong. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from services.directory.contract.vocabulary import Public, Service
from services.gateway.pages.asked import Asked, address, filters, one, without, without_value
from services.gateway.pages.words import NBSP
from services.gateway.queries import PlaceQuery

FREE = "Gratuit"
AROUND = ("near", "within_km")
RADII = ("5", "10", "25", "50", "100")
BOXES = {
    "services": get_args(Service),
    "publics_specifiquement_adresses": get_args(Public),
    "frais_a_charge": (FREE,),
}
ADVICE = {
    "q": "Écrivez une recherche plus courte : 200 caractères au plus.",
    "commune": "Écrivez un nom de commune plus court.",
    "near": "Écrivez le point ainsi : latitude, virgule, longitude. Par exemple 47.394,0.704.",
    "within_km": "Donnez une distance en kilomètres, entre 0 et 500.",
    "limit": "Demandez entre 1 et 100 lieux par page.",
    "cursor": "Cette suite de résultats n'existe plus : reprenez à la première page.",
    "body": "Une distance se compte depuis un point : utilisez « Autour de moi ».",
}
TOO_MUCH = "Choisissez moins de valeurs, ou des valeurs plus courtes."
UNKNOWN = "Ce paramètre n'existe pas : retirez-le de l'adresse."
ONCE = "Donnez ce paramètre une seule fois."


@dataclass(frozen=True)
class Choice:
    """A box to tick, or a value to pick."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Link:
    """Somewhere to go."""

    label: str
    href: str


@dataclass(frozen=True)
class SearchForm:
    """``ticked`` counts the chosen boxes; ``hidden`` is what is asked and no field shows.

    ``chips`` remove one filter each.
    """

    q: str
    commune: str
    near: str
    radii: tuple[Choice, ...]
    services: tuple[Choice, ...]
    publics: tuple[Choice, ...]
    is_free: bool
    ticked: int
    hidden: tuple[tuple[str, str], ...]
    chips: tuple[Link, ...]
    errors: Mapping[str, str]


def search_form(asked: Asked, errors: Mapping[str, str] | None = None) -> SearchForm:
    """The form that gives back what was asked. A wrong point is let go: no field shows it."""
    errors = errors or {}
    kept = {name: values for name, values in asked.items() if name not in errors}
    near = one(kept, "near")
    publics = "publics_specifiquement_adresses"
    return SearchForm(
        q=one(asked, "q"),
        commune=one(asked, "commune"),
        near=near,
        radii=_radii(one(kept, "within_km")) if near else (),
        services=_choices(get_args(Service), asked.get("services", ())),
        publics=_choices(get_args(Public), asked.get(publics, ())),
        is_free=FREE in asked.get("frais_a_charge", ()),
        ticked=sum(_is_a_box(*each) for each in filters(asked)),
        hidden=tuple(_hidden(kept)),
        chips=_chips(asked),
        errors=errors,
    )


def search_errors(reasons: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What to do about each field that was refused, by its name."""
    return {_name(reason["field"]): _advice(reason) for reason in reasons}


def _advice(reason: Mapping[str, Any]) -> str:
    name = _name(reason["field"])
    if reason["message"] == "give it once":
        return ONCE
    return ADVICE.get(name) or (TOO_MUCH if name in PlaceQuery.model_fields else UNKNOWN)


def _name(path: str) -> str:
    """``services.0`` is about ``services``; an unknown parameter may have dots of its own."""
    name = path.partition(".")[0]
    return name if name in PlaceQuery.model_fields else path


def _choices(values: Iterable[str], chosen: Iterable[str]) -> tuple[Choice, ...]:
    chosen = frozenset(chosen)
    return tuple(Choice(value, value, value in chosen) for value in values)


def _radii(chosen: str) -> tuple[Choice, ...]:
    values = RADII if chosen in ("", *RADII) else (*RADII, chosen)
    near = [Choice(value, kilometres(value), value == chosen) for value in values]
    return (*near, Choice("", "sans limite", chosen == ""))


def kilometres(value: str) -> str:
    """``10 km``."""
    return f"{value.replace('.', ',')}{NBSP}km"


def _hidden(asked: Asked) -> Iterable[tuple[str, str]]:
    yield from ((name, one(asked, name)) for name in ("near", "limit") if name in asked)
    yield from (each for each in filters(asked) if not _has_a_field(asked, *each))


def _has_a_field(asked: Asked, name: str, value: str) -> bool:
    return _is_a_box(name, value) or (name == "commune" and value == one(asked, "commune"))


def _is_a_box(name: str, value: str) -> bool:
    return value in BOXES.get(name, ())


def _chips(asked: Asked) -> tuple[Link, ...]:
    chips = [
        Link(value, address(without_value(asked, name, value))) for name, value in filters(asked)
    ]
    if "near" in asked:
        radius = one(asked, "within_km")
        label = f"à moins de {kilometres(radius)}" if radius else "à toute distance"
        chips.append(Link(f"Autour du point choisi, {label}", address(without(asked, *AROUND))))
    return tuple(chips)
