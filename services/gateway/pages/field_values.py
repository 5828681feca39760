"""One field's value as a form has it: a tuple of texts, so that boxes, lines and single texts
compare alike. Pure.
"""

from collections.abc import Iterable

from services.gateway.pages.edit_fields import EditField
from services.gateway.pages.words import international, phone

Texts = tuple[str, ...]


def shown_in(each: EditField, value: str | Iterable[str]) -> Texts:
    """The value as the form shows it."""
    if not isinstance(value, str):
        return tuple(value)
    text = phone(value) if each.is_telephone else value
    return (text,) if text else ()


def typed_in(each: EditField, sent: Iterable[str]) -> Texts:
    """What was typed, without the carriage returns and blanks that forms add."""
    texts = [text.replace("\r\n", "\n").strip() for text in sent]
    if each.kind == "lines":
        texts = [line.strip() for text in texts for line in text.split("\n")]
    return tuple(filter(None, texts))


def differ(each: EditField, one: Texts, other: Texts) -> bool:
    """Whether they mean another thing, however they are written."""
    return _meaning(each, one) != _meaning(each, other)


def as_change(each: EditField, values: Texts) -> object:
    """The value as PlaceChanges has it."""
    if each.kind in ("lines", "choices"):
        return list(values)
    text = "".join(values)
    return international(text) if each.is_telephone else text


def _meaning(each: EditField, values: Texts) -> object:
    """What counts when values are compared. A word without a box is not lost by accident."""
    if each.kind == "choices":
        return frozenset(values) & frozenset(each.choices)
    if each.is_telephone:
        return tuple(map(international, values))
    return typed_in(each, values)
