"""A place as the national standard writes it: 32 columns, lists as one text. Pure."""

from datetime import date

from services.directory.contract.place import PlaceSnapshot, StandardPlace
from services.gateway.exports.allowed import allowed_text, allowed_words

COLUMNS = tuple(StandardPlace.model_fields)
Value = str | float | None


def values(place: PlaceSnapshot) -> dict[str, Value]:
    """What each column holds, in their order; None where nobody has said.

    Values are never quoted against spreadsheets: a file of the standard is read by programs, and an
    apostrophe against formulas would come back as a part of the name.
    """
    held = {name: _value(name, getattr(place, name)) for name in COLUMNS}
    hours = place.horaires or place.hours_text  # a text that nobody could read helps people still
    return {**held, "horaires": hours or None}


def _value(name: str, said: str | float | date | tuple[str, ...] | None) -> Value:
    if isinstance(said, float):
        return said
    if isinstance(said, tuple):
        return "|".join(allowed_words(name, said)) or None
    return allowed_text(name, _text(said)) or None


def _text(said: str | date | float | None) -> str:
    return said.isoformat() if isinstance(said, date) else str(said or "")
