"""The edit form between what was shown, what was typed and what somebody saved meanwhile. Pure.

Every field's value is a tuple of texts here, so that boxes, lines and single texts compare alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from multidict import MultiMapping

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.read_hours import HoursAsRead
from services.gateway.pages.edit_fields import FIELDS, EditField
from services.gateway.pages.edit_rows import ROWS
from services.gateway.pages.field_values import as_change, differ, shown_in, typed_in
from services.gateway.pages.hours import as_written
from services.gateway.pages.hours_read import ShownBack, need_to_be_read, shown_back
from services.gateway.pages.words import enumeration
from services.wire.errors import Reason

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class EditForm:
    """``shown`` is what the page showed at ``revision``; ``newer`` what was saved since, in words.

    ``key`` makes sending it twice harmless. ``hours_seen`` are the hours that were shown back as
    they were ``understood``.
    """

    place_id: str
    nom: str
    revision: int
    key: str
    shown: Values
    typed: Values
    hours_seen: str = ""
    understood: ShownBack | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)

    def changes(self) -> dict[str, Any]:
        """The fields that were really changed, as PlaceChanges has them."""
        return {
            each.name: _as_change(each, self.typed[each.name])
            for each in FIELDS
            if self._was_changed(each)
        }

    @property
    def rows(self) -> dict[str, list[dict[str, str]]]:
        """The cells of the fields that have rows of them."""
        rows = ((each.name, ROWS[each.kind]) for each in FIELDS if each.kind in ROWS)
        return {name: kind.to_fill_in(self.typed[name]) for name, kind in rows}

    @property
    def hours(self) -> str:
        """The hours as they were typed."""
        return "".join(self.typed["horaires"])

    def has_hours_to_show_back(self) -> bool:
        """New hours, and nobody has seen yet what they will say."""
        is_new = "horaires" in self.changes() and self.hours != self.hours_seen
        return is_new and need_to_be_read(self.hours)

    def showing_back(self, read: HoursAsRead) -> "EditForm":
        """The same, with what was understood of the hours."""
        return replace(self, hours_seen=self.hours, understood=shown_back(read))

    def refused(self, reasons: Iterable[Reason]) -> "EditForm":
        """The same, with what to do about each field that was refused."""
        named = {reason.field.partition(".")[0] for reason in reasons}
        return replace(self, errors={f.name: f.advice for f in FIELDS if f.name in named})

    def on_top_of(self, place: PlaceSnapshot, key: str) -> "EditForm":
        """What was typed, over what was saved meanwhile; theirs where nothing was typed."""
        current = values_of(place)
        mine = [each for each in FIELDS if self._was_changed(each)]
        typed = {**current, **{each.name: self.typed[each.name] for each in mine}}
        newer = {
            each.name: enumeration(current[each.name]) or "vide"
            for each in mine
            if differ(each, self.shown[each.name], current[each.name])
        }
        return EditForm(place.place_id, place.nom, place.revision, key, current, typed, newer=newer)

    def _was_changed(self, each: EditField) -> bool:
        return differ(each, self.shown[each.name], self.typed[each.name])


def fresh_form(place: PlaceSnapshot, key: str) -> EditForm:
    """The form as it is first shown."""
    values = values_of(place)
    return EditForm(place.place_id, place.nom, place.revision, key, values, values)


def values_of(place: PlaceSnapshot) -> Values:
    """The place's values as the form shows them."""
    values = {each.name: _shown(each, getattr(place, each.name)) for each in FIELDS}
    return {**values, "horaires": tuple(filter(None, [as_written(place)]))}


def read_typed(sent: MultiMapping[str]) -> Values:
    """What was typed, without the carriage returns and blanks that forms add."""
    return {
        each.name: ROWS[each.kind].typed(sent, each.name)
        if each.kind in ROWS
        else typed_in(each, sent.getall(each.name, []))
        for each in FIELDS
    }


def _shown(each: EditField, value: Any) -> tuple[str, ...]:
    return ROWS[each.kind].shown(value) if each.kind in ROWS else shown_in(each, value)


def _as_change(each: EditField, values: tuple[str, ...]) -> object:
    return ROWS[each.kind].as_changes(values) if each.kind in ROWS else as_change(each, values)
