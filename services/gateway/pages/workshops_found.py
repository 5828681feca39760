"""The workshops that a search found, as their page shows them. Pure."""

from dataclasses import dataclass

from services.gateway.pages.asked import Asked, Link, address, with_value, without
from services.gateway.pages.said import said
from services.gateway.pages.words import count, distance
from services.gateway.pages.workshop_view import WorkshopView, workshop_view
from services.gateway.pages.workshops_form import WORKSHOPS
from services.gateway.where import Meant
from services.search.contract.workshops import FoundWorkshop, FoundWorkshops


@dataclass(frozen=True)
class WorkshopRow:
    """One workshop of a list, and where it is."""

    workshop: WorkshopView
    nom: str
    town: str
    distance: str


@dataclass(frozen=True)
class WorkshopResults:
    """One page of a list; ``elsewhere`` are other places that « où » may mean."""

    heading: str
    around: str
    elsewhere: tuple[Link, ...]
    rows: tuple[WorkshopRow, ...]
    next_page: str
    first_page: str
    everything: str


def workshop_results(asked: Asked, found: FoundWorkshops, meant: Meant | None) -> WorkshopResults:
    """The list with its heading, and where to go from there."""
    total = found.total
    others = meant.others if meant else ()
    next_page = with_value(asked, "cursor", found.next_cursor) if found.next_cursor else None
    return WorkshopResults(
        heading=count(total, "atelier à venir", "ateliers à venir") if total else "Aucun atelier",
        around=meant.best.label if meant else "",
        elsewhere=tuple(_at(asked, "where", each.label, each.label) for each in others),
        rows=tuple(_row(each) for each in found.workshops),
        next_page=address(next_page, WORKSHOPS) if next_page else "",
        first_page=address(without(asked), WORKSHOPS) if "cursor" in asked else "",
        everything=WORKSHOPS if asked else "",
    )


def _at(asked: Asked, name: str, value: str, label: str) -> Link:
    return Link(label, address(with_value(asked, name, value), WORKSHOPS))


def _row(found: FoundWorkshop) -> WorkshopRow:
    place = found.workshop.place
    town = (said(place.code_postal), said(place.commune)) if place else ()
    return WorkshopRow(
        workshop=workshop_view(found.workshop),
        nom=place.nom if place else "",
        town=" ".join(filter(None, town)),
        distance="" if found.distance_m is None else distance(found.distance_m),
    )
