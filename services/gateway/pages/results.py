"""What a search found, as its page shows it. Pure."""

from dataclasses import dataclass

from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages import hours
from services.gateway.pages.asked import Asked, address, filters, one, with_value, without
from services.gateway.pages.freshness import Badge, badge
from services.gateway.pages.said import said
from services.gateway.pages.search_form import RADII, Link, kilometres
from services.gateway.pages.words import count, distance
from services.search.contract.search import FILTERS, FoundPlace, FoundPlaces


@dataclass(frozen=True)
class Row:
    """One place of a list; a required value that nobody has said is empty."""

    href: str
    nom: str
    resume: str
    services: tuple[str, ...]
    distance: str
    adresse: str
    town: str
    hours: tuple[str, ...]
    frais: tuple[str, ...]
    badge: Badge


@dataclass(frozen=True)
class Results:
    """One page of a list."""

    heading: str
    order: str
    rows: tuple[Row, ...]
    next_page: str
    first_page: str
    suggestions: tuple[Link, ...]


def results(asked: Asked, found: FoundPlaces) -> Results:
    """The list with its heading, and where to go from there."""
    return Results(
        heading=_heading(found.total),
        order=_order(asked),
        rows=tuple(row(each) for each in found.places),
        next_page=_page_after(asked, found.next_cursor),
        first_page=address(without(asked)) if "cursor" in asked else "",
        suggestions=() if found.total else suggestions(asked),
    )


def row(found: FoundPlace) -> Row:
    """One place found."""
    place = found.place
    return Row(
        href=f"/lieux/{place.place_id}",
        nom=place.nom,
        resume=place.presentation_resume,
        services=place.services,
        distance="" if found.distance_m is None else distance(found.distance_m),
        adresse=said(place.adresse),
        town=town(place),
        hours=tuple(map(str, hours.lines(place.horaires))) or _as_written(place.horaires),
        frais=place.frais_a_charge,
        badge=badge(found.freshness),
    )


def town(place: PlaceSnapshot) -> str:
    """``37000 Tours``, or as much of it as was said."""
    return " ".join(filter(None, (said(place.code_postal), said(place.commune))))


def suggestions(asked: Asked) -> tuple[Link, ...]:
    """Other searches that may find something."""
    return tuple(filter(None, (_fewer_words(asked), _wider(asked), *_with_less(asked))))


def _as_written(text: str) -> tuple[str, ...]:
    return (text.strip(),) if text.strip() else ()


def _heading(total: int) -> str:
    return count(total, "lieu trouvé", "lieux trouvés") if total else "Aucun lieu trouvé"


def _order(asked: Asked) -> str:
    if "q" in asked:
        return "Du plus au moins pertinent" + (", en tenant compte de la distance" * _near(asked))
    return "Du plus proche au plus éloigné" if _near(asked) else "Par ordre alphabétique"


def _near(asked: Asked) -> bool:
    return "near" in asked


def _page_after(asked: Asked, cursor: str | None) -> str:
    return address(with_value(asked, "cursor", cursor)) if cursor else ""


def _fewer_words(asked: Asked) -> Link | None:
    *fewer, _last = one(asked, "q").split() or [""]
    if not fewer:
        return None
    words = " ".join(fewer)
    return Link(f"Chercher seulement « {words} »", address(with_value(asked, "q", words)))


def _wider(asked: Asked) -> Link | None:
    radius = one(asked, "within_km")
    if not radius:
        return None
    for wider in RADII:
        if float(wider) > float(radius):
            href = address(with_value(asked, "within_km", wider))
            return Link(f"Chercher jusqu'à {kilometres(wider)}", href)
    return Link("Chercher à toute distance", address(without(asked, "within_km")))


def _with_less(asked: Asked) -> list[Link]:
    links = []
    if "commune" in asked:
        href = address(without(asked, "commune"))
        links.append(Link("Chercher dans toutes les communes", href))
    if any(name != "commune" for name, _ in filters(asked)):
        links.append(Link("Retirer tous les filtres", address(without(asked, *FILTERS))))
    return [*links, Link("Voir tous les lieux", "/")]
