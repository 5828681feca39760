"""A place as the national standard writes it: 32 columns, lists as one text. Pure."""

from datetime import date

from services.directory.contract.place import PlaceDetails

COLUMNS = tuple(PlaceDetails.model_fields)
Value = str | float | None


def values(place: PlaceDetails) -> dict[str, Value]:
    """What each column holds, in their order; None where nobody has said.

    Values stay as they are kept: a file of the standard is read by programs, and an apostrophe
    against a spreadsheet's formulas would come back as a part of the name.
    """
    return {name: _value(getattr(place, name)) for name in COLUMNS}


def _value(said: str | float | date | tuple[str, ...] | None) -> Value:
    if isinstance(said, tuple):
        return "|".join(said) or None
    if isinstance(said, date):
        return said.isoformat()
    return None if said == "" else said
