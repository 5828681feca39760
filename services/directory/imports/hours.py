"""What the columns of a row tell of its hours. Pure."""

from collections.abc import Mapping as Cells

from services.directory.cleaning.terms import array_items, is_array
from services.directory.imports.origins import HoursOrigin
from services.directory.imports.values import text_of


def hours_told(origin: HoursOrigin, cells: Cells[str, object]) -> str:
    """A text in French, or in the form of OSM; a line for each day that has a column."""
    texts = [text_of(cells.get(column)).strip() for column in origin.column]
    for day, columns in origin.of_day.items():
        told = filter(None, (text_of(cells.get(column)).strip() for column in columns))
        if hours := ", ".join(told):
            texts.append(f"{day} : {hours}")
    return "\n".join(filter(None, texts))


def days_told(origin: HoursOrigin, cells: Cells[str, object]) -> str:
    """The days the text is about, when they have a column of their own."""
    text = text_of(cells.get(origin.days)).strip()
    return ", ".join(array_items(text)) if is_array(text) else text


def times_told(origin: HoursOrigin, cells: Cells[str, object]) -> dict[str, str]:
    """What the columns of beginnings and ends hold, under their names."""
    told = ((column, text_of(cells.get(column)).strip()) for column in origin.times)
    return {column: text for column, text in told if text}
