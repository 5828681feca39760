"""From the workshops an engine found to what is answered."""

from collections.abc import Sequence

from services.directory.contract.workshop import WorkshopSnapshot
from services.search.contract.workshops import FoundWorkshop, FoundWorkshops, WorkshopSearch
from services.search.cursor import Cursor
from services.search.distance import Point, distance_m
from services.search.placed import point_of


def found_workshops(
    search: WorkshopSearch, hits: Sequence[WorkshopSnapshot], total: int
) -> FoundWorkshops:
    """The page of these hits; one too many says that others follow."""
    page = hits[: search.limit]
    next_cursor = str(cursor_at(page[-1])) if len(hits) > len(page) else None
    found = tuple(_found(search, workshop) for workshop in page)
    return FoundWorkshops(total=total, workshops=found, next_cursor=next_cursor)


def cursor_at(workshop: WorkshopSnapshot) -> Cursor:
    """Where a page ends that ends with this workshop."""
    return Cursor("start", milliseconds(workshop), workshop.workshop_id)


def milliseconds(workshop: WorkshopSnapshot) -> float:
    """When it starts."""
    return round(workshop.starts_at.timestamp() * 1000)


def where(workshop: WorkshopSnapshot) -> Point | None:
    """Where it takes place."""
    return point_of(workshop.place) if workshop.place else None


def _found(search: WorkshopSearch, workshop: WorkshopSnapshot) -> FoundWorkshop:
    here, there = point_of(search), where(workshop)
    far = round(distance_m(here, there)) if here and there else None
    return FoundWorkshop(workshop=workshop, distance_m=far)
