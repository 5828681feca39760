"""What a search found, as its page shows it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.zones import zone_of
from services.gateway.pages import hours
from services.gateway.pages.asked import Asked, Link, address, with_value, without
from services.gateway.pages.filter_groups import TO_BE_SAID
from services.gateway.pages.freshness import Badge, badge
from services.gateway.pages.opening_words import opening_words
from services.gateway.pages.reasons_found import Piece, ReasonFound, name_pieces, reasons_found
from services.gateway.pages.said import said
from services.gateway.pages.widening_links import widening_links
from services.gateway.pages.words import count, distance
from services.gateway.where import LocatedPlaces
from services.search.contract.search import FoundPlace


@dataclass(frozen=True)
class Row:
    """One place of a list; a required value that nobody has said is empty."""

    href: str
    nom: tuple[Piece, ...]
    reasons: tuple[ReasonFound, ...]
    resume: str
    services: tuple[str, ...]
    distance: str
    adresse: str
    town: str
    opening: str
    is_open: bool
    hours: tuple[str, ...]
    frais: tuple[str, ...]
    badge: Badge


@dataclass(frozen=True)
class Results:
    """One page of a list.

    ``mended`` is the question that was answered where another was typed; ``around`` the place that
    « où » was taken for, ``elsewhere`` the others that it may be.
    """

    heading: str
    order: str
    mended: str
    around: str
    elsewhere: tuple[Link, ...]
    rows: tuple[Row, ...]
    next_page: str
    first_page: str
    wider: tuple[Link, ...]


def results(asked: Asked, found: LocatedPlaces, now: datetime) -> Results:
    """The list with its heading, and where to go from there."""
    return Results(
        heading=_heading(found.total),
        order=_order(asked),
        mended=found.did_you_mean,
        around=found.where.label if found.where else "",
        elsewhere=tuple(_elsewhere(asked, found)),
        rows=tuple(row(each, now) for each in found.places),
        next_page=_page_after(asked, found.next_cursor),
        first_page=address(without(asked)) if "cursor" in asked else "",
        wider=widening_links(asked, found.wider),
    )


def row(found: FoundPlace, now: datetime) -> Row:
    """One place found."""
    place = found.place
    zone = zone_of(place.code_insee or place.code_postal)
    return Row(
        href=f"/lieux/{place.place_id}",
        nom=name_pieces(place.nom, found.matches),
        reasons=reasons_found(place.nom, found.matches),
        resume=place.presentation_resume,
        services=tuple(each for each in place.services if TO_BE_SAID not in each),
        distance="" if found.distance_m is None else distance(found.distance_m),
        adresse=said(place.adresse),
        town=town(place),
        opening=opening_words(found.opening, now, zone),
        is_open=found.opening.state == "open",
        hours=tuple(map(str, hours.lines(place.horaires))) or _as_written(place),
        frais=place.frais_a_charge,
        badge=badge(found.freshness),
    )


def town(place: PlaceSnapshot) -> str:
    """``37000 Tours``, or as much of it as was said."""
    return " ".join(filter(None, (said(place.code_postal), said(place.commune))))


def _as_written(place: PlaceSnapshot) -> tuple[str, ...]:
    text = hours.as_written(place)
    return (text,) if text else ()


def _heading(total: int) -> str:
    return count(total, "lieu trouvé", "lieux trouvés") if total else "Aucun lieu trouvé"


def _order(asked: Asked) -> str:
    is_near = "near" in asked or "where" in asked
    if "q" in asked:
        return "Du plus au moins pertinent" + (", en tenant compte de la distance" * is_near)
    return "Du plus proche au plus éloigné" if is_near else "Par ordre alphabétique"


def _elsewhere(asked: Asked, found: LocatedPlaces) -> Iterable[Link]:
    for each in found.elsewhere:
        yield Link(each.label, address(with_value(asked, "where", each.label)))


def _page_after(asked: Asked, cursor: str | None) -> str:
    return address(with_value(asked, "cursor", cursor)) if cursor else ""
