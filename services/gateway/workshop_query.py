"""What may be asked of workshops in an address, and the search that it means."""

from datetime import date, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationInfo

from services.gateway.around import Around, Words, point_of
from services.gateway.where import Meant
from services.search.contract.workshops import WORKSHOP_FILTERS, WorkshopSearch
from services.wire.parse import parse

PARIS = ZoneInfo("Europe/Paris")  # whose days are meant
CENTURY = (date(2000, 1, 1), date(2099, 12, 31))
_SAME = (*WORKSHOP_FILTERS, "q", "min_seats", "limit", "cursor")


def _of_this_century(day: date | None) -> date | None:
    if day and not CENTURY[0] <= day <= CENTURY[1]:
        raise ValueError("ask for a day of this century")
    return day


def _not_before_the_first(day: date | None, others: ValidationInfo) -> date | None:
    first = others.data.get("first_day")
    if day and first and day < first:
        raise ValueError("is before first_day")
    return day


Day = Annotated[date | None, AfterValidator(_of_this_century)]


class WorkshopQuery(Around):
    """Parameters of a search for workshops. A list is a repeated parameter."""

    first_day: Day = Field(None, description="Only those that start on this day or later.")
    last_day: Annotated[Day, AfterValidator(_not_before_the_first)] = Field(
        None, description="Only those that start on this day or earlier."
    )
    theme: Words = ()
    publics: Words = ()
    level: Words = ()
    language: Words = ()
    territories: Words = ()
    commune: Words = ()
    place_id: Words = ()
    min_seats: int | None = Field(
        None, ge=1, le=10_000, description="Only those that say they have so many seats."
    )
    limit: int = Field(20, ge=1, le=100, description="How many workshops to answer at most.")
    cursor: str | None = Field(
        None, max_length=500, description="Opaque; `next_cursor` of the page before."
    )


def to_workshop_search(query: WorkshopQuery, meant: Meant | None = None) -> WorkshopSearch:
    """The search that these parameters mean; ``meant`` is what ``where`` was found to be."""
    asked = {name: getattr(query, name) for name in _SAME}
    point = {**point_of(query, meant)}
    if postcode := point.pop("code_postal", None):  # workshops are not filtered by it
        point["commune"] = postcode
    last = query.last_day
    days = {
        "starts_from": _midnight(query.first_day) if query.first_day else None,
        "starts_before": _midnight(last + timedelta(days=1)) if last else None,
    }
    return parse(WorkshopSearch, {**asked, **days, **point})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS)
