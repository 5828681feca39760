"""From the cells of a row to one text per field, as the source's mapping says. Pure."""

from collections.abc import Mapping as Cells
from dataclasses import dataclass

from services.directory.imports.coordinates import coordinates
from services.directory.imports.hours import days_told, hours_told, times_told
from services.directory.imports.mapping import Mapping
from services.directory.imports.origin_text import all_of, one_of

WHERE = ("code_insee", "code_postal", "commune")
WHOSE = ("id", "source")


@dataclass(frozen=True)
class Suspect:
    """A text that may be in the wrong column, and the fields it may belong to."""

    text: str
    label: str
    may_be: tuple[str, ...]


class Drawing:
    """A mapping, made ready to be followed for many rows."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._draws = {
            name: all_of(name, [one_of(name, one, mapping.separator) for one in sure])
            for name, origins in mapping.fields.items()
            if (sure := [origin for origin in origins if not origin.may_be])
        }
        self._glimpsed = [
            (name, self._draws[name]) for name in (*WHERE, *WHOSE) if name in self._draws
        ]
        self._suspects = [
            (origin, one_of(name, origin.model_copy(update={"label": ""}), ""))
            for name, origins in mapping.fields.items()
            for origin in origins
            if origin.may_be
        ]

    def glimpse(self, cells: Cells[str, object]) -> dict[str, str]:
        """Only the fields that say whose it is and where."""
        drawn = {name: text for name, draw in self._glimpsed if (text := draw(cells))}
        return drawn | self._position(cells)

    def draw(self, cells: Cells[str, object]) -> dict[str, str]:
        """The fields that have a text; latitude and longitude as texts in degrees."""
        drawn = {name: text for name, draw in self._draws.items() if (text := draw(cells))}
        drawn |= self._position(cells)
        if self._mapping.hours and (hours := hours_told(self._mapping.hours, cells)):
            drawn["horaires"] = hours
        return drawn

    def _position(self, cells: Cells[str, object]) -> dict[str, str]:
        return coordinates(self._mapping.position, cells) if self._mapping.position else {}

    def suspects(self, cells: Cells[str, object]) -> list[Suspect]:
        """The texts that have to be looked at before one knows their field."""
        return [
            Suspect(text, origin.label, origin.may_be)
            for origin, draw in self._suspects
            if (text := draw(cells))
        ]

    def opening(self, cells: Cells[str, object]) -> tuple[str, dict[str, str]]:
        """The days its hours are about, and the times, when they have columns of their own."""
        if (hours := self._mapping.hours) is None:
            return "", {}
        return days_told(hours, cells), times_told(hours, cells)
