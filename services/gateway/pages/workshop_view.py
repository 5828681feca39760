"""A workshop as pages show it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from services.directory.contract.shown import ShownWorkshop
from services.directory.contract.workshop import WorkshopPlace, WorkshopSnapshot
from services.directory.contract.zones import zone_of
from services.gateway.pages import words
from services.gateway.pages.said import said
from services.gateway.pages.workshop_fields import LANGUAGES, LEVELS

EVERYBODY = ("Tout public",)  # what the standard means when it names no public


@dataclass(frozen=True)
class WorkshopView:
    """What is announced, in words; what nobody said is empty."""

    workshop_id: str
    titre: str
    theme: str
    when: str
    starts_at: str
    seats: str
    publics: tuple[str, ...]
    level: str
    language: str
    price: str
    registration: str
    demo: bool


@dataclass(frozen=True)
class WorkshopPageView:
    """``workshop`` with where it is, and whether one can still go there."""

    workshop: WorkshopView
    place_id: str
    nom: str
    town: str
    cancelled: bool
    over: bool
    alerts_href: str


def workshop_view(workshop: WorkshopSnapshot) -> WorkshopView:
    """One workshop, as the clocks show it where it takes place."""
    zone = zone_of(workshop.place.code_postal if workshop.place else "")
    return WorkshopView(
        workshop_id=workshop.workshop_id,
        titre=workshop.titre.removeprefix("[Démo]").strip(),
        theme=workshop.theme,
        when=words.span(workshop.starts_at, workshop.ends_at, zone),
        starts_at=workshop.starts_at.astimezone(zone).isoformat(timespec="minutes"),
        seats=words.count(workshop.seats, "place", "places") if workshop.seats else "",
        publics=workshop.publics,
        level=LEVELS.get(workshop.level, "") if workshop.level else "",
        language=LANGUAGES.get(workshop.language, workshop.language),
        price=workshop.price,
        registration=workshop.registration,
        demo=workshop.demo,
    )


def workshop_page_view(shown: ShownWorkshop, now: datetime) -> WorkshopPageView:
    """Everything that one would ask before going there."""
    workshop = shown.workshop
    place = workshop.place or WorkshopPlace(nom="")
    return WorkshopPageView(
        workshop=workshop_view(workshop),
        place_id=workshop.place_id,
        nom=place.nom,
        town=" ".join(filter(None, (said(place.code_postal), said(place.commune)))),
        cancelled=shown.cancelled,
        over=workshop.ends_at <= now,
        alerts_href=alerts_href(place.commune, place.code_postal),
    )


def alerts_href(commune: str, code_postal: str) -> str:
    """Where one asks to be told of workshops near there."""
    around = said(commune) or said(code_postal)
    return f"/alertes?{urlencode({'commune': around})}" if around else "/alertes"
