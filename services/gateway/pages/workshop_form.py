"""The workshop form between what was typed and what is announced. Pure.

A day and hours are typed as the clocks show them where the place is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from multidict import MultiMapping

from services.directory.contract.workshop import WorkshopDraft, WorkshopPlace, WorkshopSnapshot
from services.directory.contract.zones import zone_of
from services.gateway.pages.workshop_fields import FIELDS
from services.wire.errors import Reason
from services.wire.parse import parse

_DAY = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_HOUR = re.compile(r"^(\d{1,2})\s*[h:]\s*(\d{2})?(?::\d{2})?$", re.IGNORECASE)
CENTURY = range(2000, 2100)  # any other year is a slip of the finger
AS_TYPED = ("titre", "theme", "level", "language", "price", "registration")
HOURS = {"starts_at": "debut", "ends_at": "fin"}
NEW = {**dict.fromkeys((each.name for each in FIELDS), ""), "language": "fr"}


@dataclass(frozen=True)
class WorkshopForm:
    """``nom`` is the place's name; ``workshop_id`` and ``revision`` are empty for a new workshop.

    It ends ``days`` after the day it starts: programs may announce what no field here says.
    """

    place_id: str
    nom: str
    code_postal: str
    key: str
    typed: Mapping[str, str] = field(default_factory=lambda: NEW)
    publics: tuple[str, ...] = ()
    workshop_id: str = ""
    revision: int = 0
    days: int = 0
    errors: Mapping[str, str] = field(default_factory=dict)

    def draft(self) -> WorkshopDraft:
        """What is announced. Raises Invalid."""
        given = {name: self.typed[name] for name in AS_TYPED}
        times = {"starts_at": self._moment("debut", 0), "ends_at": self._moment("fin", self.days)}
        seats = self.typed["seats"] or None
        wanted = {**given, **times, "seats": seats, "publics": self.publics}
        return parse(WorkshopDraft, wanted, "invalid_body")

    def refused(self, reasons: Iterable[Reason]) -> "WorkshopForm":
        """The same, with what to do about each field that was refused."""
        named = {name for reason in reasons for name in self._named(reason)}
        return replace(
            self, errors={each.name: each.advice for each in FIELDS if each.name in named}
        )

    def _named(self, reason: Reason) -> tuple[str, ...]:
        name = reason.field.partition(".")[0]
        if name in HOURS:  # what can be read is refused because it is over
            return self._unreadable(HOURS[name]) or ("jour",)
        return ("fin",) if name == "body" else (name,)

    def _unreadable(self, hour: str) -> tuple[str, ...]:
        day = () if read_day(self.typed["jour"]) else ("jour",)
        return day if read_hour(self.typed[hour]) else (*day, hour)

    def _moment(self, hour: str, days: int) -> datetime | None:
        day, at = read_day(self.typed["jour"]), read_hour(self.typed[hour])
        if day is None or at is None:
            return None
        return datetime.combine(day + timedelta(days=days), at, zone_of(self.code_postal))


def form_of(workshop: WorkshopSnapshot, key: str) -> WorkshopForm:
    """The form as it is first shown for what is announced already."""
    place = workshop.place or WorkshopPlace(nom="")
    zone = zone_of(place.code_postal)
    starts, ends = workshop.starts_at.astimezone(zone), workshop.ends_at.astimezone(zone)
    times = {"jour": starts.date().isoformat(), "debut": f"{starts:%H:%M}", "fin": f"{ends:%H:%M}"}
    words = {name: getattr(workshop, name) for name in AS_TYPED}
    return WorkshopForm(
        place_id=workshop.place_id,
        nom=place.nom,
        code_postal=place.code_postal,
        key=key,
        typed={**words, **times, "seats": str(workshop.seats or "")},
        publics=workshop.publics,
        workshop_id=workshop.workshop_id,
        revision=workshop.revision,
        days=(ends.date() - starts.date()).days,
    )


def read_texts(sent: MultiMapping[str]) -> Mapping[str, str]:
    """What was typed, without the blanks around it."""
    return {name: sent.get(name, default).strip() for name, default in NEW.items()}


def read_day(text: str) -> date | None:
    """``2027-03-12``, as browsers send it, or ``12/03/2027``, as people type it."""
    if typed := _DAY.match(text):
        text = f"{typed[3]}-{typed[2]:0>2}-{typed[1]:0>2}"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in CENTURY else None


def read_hour(text: str) -> time | None:
    """``14:30``, ``14h30`` or ``14 h``."""
    typed = _HOUR.match(text)
    try:
        return time(int(typed[1]), int(typed[2] or 0)) if typed else None
    except ValueError:
        return None
