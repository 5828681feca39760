"""The edit form between what was shown, what was typed and what somebody saved meanwhile. Pure.

Every field's value is a tuple of texts here, so that boxes, lines and single texts compare alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from multidict import MultiMapping

from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages.edit_fields import FIELDS, EditField
from services.gateway.pages.words import enumeration, international, phone
from services.wire.errors import Reason

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class EditForm:
    """``shown`` is what the page showed at ``revision``; ``newer`` what was saved since, in words.

    ``key`` makes sending it twice harmless.
    """

    place_id: str
    nom: str
    revision: int
    key: str
    shown: Values
    typed: Values
    errors: Mapping[str, str] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)

    def changes(self) -> dict[str, Any]:
        """The fields that were really changed, as PlaceChanges has them."""
        return {
            each.name: _as_change(each, self.typed[each.name])
            for each in FIELDS
            if self._was_changed(each)
        }

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
            if _differs(each, self.shown[each.name], current[each.name])
        }
        return EditForm(place.place_id, place.nom, place.revision, key, current, typed, newer=newer)

    def _was_changed(self, each: EditField) -> bool:
        return _differs(each, self.shown[each.name], self.typed[each.name])


def fresh_form(place: PlaceSnapshot, key: str) -> EditForm:
    """The form as it is first shown."""
    values = values_of(place)
    return EditForm(place.place_id, place.nom, place.revision, key, values, values)


def values_of(place: PlaceSnapshot) -> Values:
    """The place's values as the form shows them."""
    return {each.name: _shown(each, getattr(place, each.name)) for each in FIELDS}


def read_typed(sent: MultiMapping[str]) -> Values:
    """What was typed, without the carriage returns and blanks that forms add."""
    return {each.name: _typed(each, sent.getall(each.name, [])) for each in FIELDS}


def _shown(each: EditField, value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    text = phone(value) if each.is_telephone else value
    return (text,) if text else ()


def _typed(each: EditField, sent: Iterable[str]) -> tuple[str, ...]:
    texts = [text.replace("\r\n", "\n").strip() for text in sent]
    if each.kind == "lines":
        texts = [line.strip() for text in texts for line in text.split("\n")]
    return tuple(filter(None, texts))


def _differs(each: EditField, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _meaning(each, one) != _meaning(each, other)


def _meaning(each: EditField, values: tuple[str, ...]) -> object:
    """What counts when values are compared. A word without a box is not lost by accident."""
    if each.kind == "choices":
        return frozenset(values) & frozenset(each.choices)
    if each.is_telephone:
        return tuple(map(international, values))
    return _typed(each, values)


def _as_change(each: EditField, values: tuple[str, ...]) -> object:
    if each.kind in ("lines", "choices"):
        return list(values)
    text = "".join(values)
    return international(text) if each.is_telephone else text
