"""Where nothing is found: what else to ask, each with what it would find. Pure."""

from collections.abc import Iterable

from services.gateway.pages.asked import Asked, Link, address, one, with_value, without
from services.gateway.pages.chips import kilometres
from services.gateway.pages.filter_words import TITLES, said_value
from services.gateway.pages.opening_form import OPENING
from services.gateway.pages.words import count
from services.search.contract.answers import Widening

# What search calls a thing, where addresses have other names for it.
_PARAMETERS = {"open_at": ("open_at", "open_now"), "open_during": ("open_on", "open_evenings")}
_STAYS = ("where", "near")
_WITHOUT = {
    "q": "sans les mots saisis",
    "within_km": "à toute distance",
    "bbox": "hors de la zone de la carte",
    "commune": "dans toutes les communes",
    "code_postal": "pour tous les codes postaux",
    "with_workshops": "même sans atelier à venir",
    "all": "sans aucun critère",
}


def widening_links(asked: Asked, wider: Iterable[Widening]) -> tuple[Link, ...]:
    """« Jusqu'à 50 km : 12 lieux », and what always finds something."""
    links = [_link(asked, each) for each in wider]
    return (*links, Link("Voir tous les lieux", "/"))


def _link(asked: Asked, wider: Widening) -> Link:
    if wider.within_km:
        radius = f"{wider.within_km:g}"
        what, less = f"jusqu'à {kilometres(radius)}", with_value(asked, "within_km", radius)
    else:
        what, less = _said(asked, wider.without), _without(asked, wider.without)
    return Link(f"Chercher {what} ({count(wider.total, 'lieu', 'lieux')})", address(less))


def _without(asked: Asked, name: str) -> Asked:
    if name == "all":
        return {each: asked[each] for each in _STAYS if each in asked}
    if name in ("commune", "code_postal") and name not in asked:
        return without(asked, "where", "within_km")  # nobody knew where that is
    return without(asked, *_PARAMETERS.get(name, (name,)))


def _said(asked: Asked, name: str) -> str:
    if name in _PARAMETERS or name in OPENING:
        return "quels que soient les horaires"
    values = asked.get(name, ())
    if name in TITLES and len(values) == 1:
        return f"sans le filtre « {said_value(name, one(asked, name))} »"
    return _WITHOUT.get(name) or f"sans le filtre « {TITLES.get(name, name)} »"
