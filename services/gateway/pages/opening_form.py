"""« Ouvert maintenant, samedi, le soir, le … à … » in the search form. Pure."""

from dataclasses import dataclass
from datetime import datetime

from services.gateway.pages.asked import Asked, address, one, without
from services.gateway.pages.words import DAYS, PARIS, moment

OPENING = ("open_now", "open_at", "open_on", "open_evenings")
NOW = ("open_now", "true", "Ouvert maintenant")
SATURDAY = ("open_on", "saturday", "Ouvert samedi")
EVENINGS = ("open_evenings", "true", "Ouvert le soir, après 18 h")
YES = ("true", "1", "on", "yes", "t", "y")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Box:
    """A box to tick, one of several that stand for as many parameters."""

    name: str
    value: str
    label: str
    chosen: bool


def opening_boxes(asked: Asked) -> tuple[Box, ...]:
    """Those that the form offers."""
    return tuple(Box(*box, _is_chosen(asked, *box[:2])) for box in (NOW, SATURDAY, EVENINGS))


def opening_moment(asked: Asked) -> str:
    """What a field for a date and a time shows; such a field knows no offset."""
    at = _moment(asked)
    return at.strftime("%Y-%m-%dT%H:%M") if at and at.tzinfo is None else ""


def opening_hidden(asked: Asked) -> list[tuple[str, str]]:
    """What is asked of hours that no field shows."""
    on, at = one(asked, "open_on"), one(asked, "open_at")
    hidden = [("open_on", on)] if on not in ("", SATURDAY[1]) else []
    return [*hidden, ("open_at", at)] if at and not opening_moment(asked) else hidden


def opening_chips(asked: Asked) -> list[tuple[str, str]]:
    """A label for each, and the address of the search without it."""
    return [(label, address(without(asked, name))) for name, label in _labels(asked)]


def _labels(asked: Asked) -> list[tuple[str, str]]:
    labels = [box[::2] for box in (NOW, EVENINGS) if _is_chosen(asked, *box[:2])]
    if (on := one(asked, "open_on")) in _WEEKDAYS:
        labels.append(("open_on", f"Ouvert {DAYS[_WEEKDAYS.index(on)]}"))
    if at := _moment(asked):
        labels.append(("open_at", f"Ouvert {_told(at)}"))
    return labels


def _is_chosen(asked: Asked, name: str, value: str) -> bool:
    given = one(asked, name).lower()
    return given in YES if value == "true" else given == value


def _moment(asked: Asked) -> datetime | None:
    try:
        return datetime.fromisoformat(one(asked, "open_at"))
    except ValueError:
        return None


def _told(at: datetime) -> str:
    """By the clock that was meant, wherever it hangs."""
    return moment(at.replace(tzinfo=PARIS))
