"""The search form: what was typed, what can be ticked, what is wrong. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.gateway.pages.asked import Asked, Link, filters, one
from services.gateway.pages.chips import chips, kilometres, with_workshops
from services.gateway.pages.filter_groups import Choice, Group, filter_groups, is_offered
from services.gateway.pages.opening_form import (
    Box,
    opening_boxes,
    opening_chips,
    opening_hidden,
    opening_moment,
)
from services.gateway.queries import PlaceQuery
from services.search.contract.answers import Facet

RADII = ("5", "10", "20", "50", "100")
USUAL_RADIUS = "20"
ADVICE = {
    "q": "Écrivez une recherche plus courte : 200 caractères au plus.",
    "where": "Nous ne trouvons pas ce lieu : écrivez une commune, un code postal ou une adresse.",
    "commune": "Écrivez un nom de commune plus court.",
    "near": "Écrivez le point ainsi : latitude, virgule, longitude. Par exemple 47.394,0.704.",
    "within_km": "Donnez une distance en kilomètres, entre 0 et 500.",
    "bbox": "Écrivez la zone ainsi : ouest, sud, est, nord. Par exemple 0.5,47.3,0.9,47.5.",
    "freshness": "Choisissez parmi les états de fiche proposés.",
    "limit": "Demandez entre 1 et 100 lieux par page.",
    "cursor": "Cette suite de résultats n'existe plus : reprenez à la première page.",
    "open_at": "Donnez une date et une heure de ce siècle, ou cochez « Ouvert maintenant ».",
    "open_on": "Écrivez un jour de la semaine en anglais, par exemple saturday.",
}
TOO_MUCH = "Choisissez moins de valeurs, ou des valeurs plus courtes."
UNKNOWN = "Ce paramètre n'existe pas : retirez-le de l'adresse."
ONCE = "Donnez ce paramètre une seule fois."


@dataclass(frozen=True)
class SearchForm:
    """``ticked`` counts the chosen boxes; ``hidden`` is what is asked and no field shows.

    ``chips`` remove one filter each.
    """

    q: str
    where: str
    near: str
    radii: tuple[Choice, ...]
    groups: tuple[Group, ...]
    opening: tuple[Box, ...]
    open_at: str
    with_workshops: bool
    ticked: int
    hidden: tuple[tuple[str, str], ...]
    chips: tuple[Link, ...]
    errors: Mapping[str, str]


def search_form(
    asked: Asked,
    errors: Mapping[str, str] | None = None,
    facets: Sequence[Facet] = (),
    around: str = "",
) -> SearchForm:
    """The form that gives back what was asked. A wrong point is let go: no field shows it.

    ``around`` is what « où » was found to be.
    """
    errors = errors or {}
    kept = {name: values for name, values in asked.items() if name not in errors}
    groups = filter_groups(asked, facets)
    return SearchForm(
        q=one(asked, "q"),
        where=one(asked, "where"),
        near=one(kept, "near"),
        radii=radii(kept),
        groups=groups,
        opening=opening_boxes(asked),
        open_at=opening_moment(asked),
        with_workshops=with_workshops(asked),
        ticked=sum(group.chosen for group in groups)
        + len(opening_chips(asked))
        + with_workshops(asked),
        hidden=tuple(_hidden(kept, groups)),
        chips=chips(asked, around),
        errors=errors,
    )


def search_errors(reasons: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What to do about each field that was refused, by its name."""
    return {_name(reason["field"]): _advice(reason) for reason in reasons}


def radii(asked: Asked) -> tuple[Choice, ...]:
    """How far may be searched: who has not said where yet most likely means some way around."""
    says_where = "where" in asked or "near" in asked
    chosen = one(asked, "within_km") if says_where else USUAL_RADIUS
    values = RADII if chosen in ("", *RADII) else (*RADII, chosen)
    near = [Choice(value, kilometres(value), value == chosen) for value in values]
    return (*near, Choice("", "sans limite", chosen == ""))


def _advice(reason: Mapping[str, Any]) -> str:
    name = _name(reason["field"])
    if reason["message"] == "give it once":
        return ONCE
    return ADVICE.get(name) or (TOO_MUCH if name in PlaceQuery.model_fields else UNKNOWN)


def _name(path: str) -> str:
    """``services.0`` is about ``services``; an unknown parameter may have dots of its own."""
    name = path.partition(".")[0]
    return name if name in PlaceQuery.model_fields else path


def _hidden(asked: Asked, groups: Iterable[Group]) -> Iterable[tuple[str, str]]:
    yield from ((name, one(asked, name)) for name in ("near", "bbox", "limit") if name in asked)
    yield from (each for each in filters(asked) if not is_offered(groups, *each))
    yield from opening_hidden(asked)
