"""One place as its page shows it. Pure."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.shown import ShownPlace
from services.directory.contract.territories import NamedTerritory
from services.directory.contract.zones import zone_of
from services.gateway.pages import hours, words
from services.gateway.pages.asked import Link, address
from services.gateway.pages.freshness import Badge, badge, explained
from services.gateway.pages.hours import Line
from services.gateway.pages.opening_words import opening_words
from services.gateway.pages.results import town
from services.gateway.pages.said import mail_link, said, web_link
from services.gateway.pages.stop_view import StopView, point_href, stop_view
from services.gateway.pages.workshop_view import (
    EVERYBODY,
    WorkshopView,
    alerts_href,
    workshop_view,
)

DESCRIPTION_LENGTH = 160
KINDS = {
    "bv": "bassin de vie",
    "dep": "département",
    "epci": "intercommunalité",
    "reg": "région",
}


@dataclass(frozen=True)
class PlaceView:
    """``place`` for what is shown as it is; the rest is what must be put in words first.

    A link without ``href`` is text that leads nowhere; a required value that nobody said is empty.
    """

    place: PlaceSnapshot
    adresse: str
    town: str
    pivot: str
    map_href: str
    opening: str
    hours: tuple[Line, ...]
    hours_as_written: str
    exceptional_hours: tuple[Line, ...]
    stops: tuple[StopView, ...]
    phone: Link | None
    courriels: tuple[Link, ...]
    sites: tuple[Link, ...]
    prise_rdv: str
    fiche_acces_libre: str
    publics: tuple[str, ...]
    labels: tuple[str, ...]
    badge: Badge
    freshness: str
    updated: str
    description: str
    workshops: tuple[WorkshopView, ...]
    alerts_href: str
    territories: tuple[Link, ...]


def place_view(shown: ShownPlace, now: datetime) -> PlaceView:
    """Everything the public would ask of this place."""
    place, today = shown.place, now.astimezone(words.PARIS).date()
    zone = zone_of(place.code_insee or place.code_postal)
    return PlaceView(
        place=place,
        adresse=said(place.adresse),
        town=town(place),
        pivot=said(place.pivot),
        map_href=map_href(place),
        opening=opening_words(shown.opening, now, zone),
        hours=hours.lines(place.horaires),
        hours_as_written=hours.as_written(place),
        exceptional_hours=hours.exceptional_lines(
            place.exceptional_hours, now.astimezone(zone).date()
        ),
        stops=tuple(map(stop_view, place.stops)),
        phone=_phone(place.telephone),
        courriels=tuple(Link(each, mail_link(each)) for each in place.courriels),
        sites=tuple(Link(_short(each), web_link(each)) for each in place.site_web),
        prise_rdv=web_link(place.prise_rdv),
        fiche_acces_libre=web_link(place.fiche_acces_libre),
        publics=place.publics_specifiquement_adresses or EVERYBODY,
        labels=(*place.formations_labels, *place.autres_formations_labels),
        badge=badge(freshness(place, today)),
        freshness=explained(place, today),
        updated=words.long_date(place.date_maj) if place.date_maj else "",
        description=_description(place),
        workshops=tuple(map(workshop_view, shown.workshops)),
        alerts_href=alerts_href(place.commune, place.code_postal),
        territories=tuple(map(_territory, shown.territories)),
    )


def map_href(place: PlaceSnapshot) -> str:
    """Its point on OpenStreetMap, from farther away when only the commune is known."""
    return point_href(place.latitude, place.longitude, zoom=17 if said(place.adresse) else 14)


def _territory(territory: NamedTerritory) -> Link:
    """To the other places there."""
    kind = KINDS.get(territory.code.partition(":")[0], "territoire")
    says_so = kind in territory.nom.lower()
    label = territory.nom if says_so else f"{territory.nom} ({kind})"
    return Link(label, address({"territories": (territory.code,)}))


def _phone(telephone: str) -> Link | None:
    return Link(words.phone(telephone), words.tel_link(telephone)) if telephone else None


def _short(site: str) -> str:
    return site.removeprefix("https://").removeprefix("http://").rstrip("/") or site


def _description(place: PlaceSnapshot) -> str:
    offered = words.enumeration(place.services) or "Lieu de médiation numérique"
    where = f" à {place.commune}" if said(place.commune) else ""
    text = place.presentation_resume or f"{place.nom}{where} : {offered}."
    return text if len(text) <= DESCRIPTION_LENGTH else f"{text[: DESCRIPTION_LENGTH - 1]}…"
