"""What the columns of an origin say of a field: its terms, its days, its label. Pure."""

from collections.abc import Callable
from collections.abc import Mapping as Cells
from datetime import datetime

from services.directory.cleaning.folding import fold
from services.directory.cleaning.terms import array_items, is_array
from services.directory.cleaning.texts import nothing_if_it_says_nothing
from services.directory.imports.mapping import LISTS
from services.directory.imports.origins import Origin
from services.directory.imports.phrases import Phrases
from services.directory.imports.values import text_of

Draw = Callable[[Cells[str, object]], str]
_POSTGRESQL = "{}"
_JOINED_BY_LINES = ("presentation_resume", "presentation_detail")


def all_of(name: str, draws: list[Draw]) -> Draw:
    """What several origins say of one field."""
    if len(draws) == 1:
        return draws[0]
    between = "\n" if name in _JOINED_BY_LINES else "|" if name in LISTS else " "

    def draw(cells: Cells[str, object]) -> str:
        return between.join(filter(None, (one(cells) for one in draws)))

    return draw


def one_of(name: str, origin: Origin, separator: str) -> Draw:
    """What one origin says; the values of a list with ``|`` between them."""
    if origin.constant:
        return lambda cells: origin.constant
    text = _dated(origin) if origin.date_format else _joined(origin)
    if not (origin.words or origin.containing or origin.without or origin.label):
        between = (origin.separator or separator) if name in LISTS else ""
        return text if between in ("", "|") else _split(text, between)
    return _translated(name, origin, text, separator)


def _joined(origin: Origin) -> Draw:
    if len(origin.column) == 1:
        [column] = origin.column
        return lambda cells: text_of(cells[column]).strip() if column in cells else ""

    def draw(cells: Cells[str, object]) -> str:
        texts = (text_of(cells.get(column)).strip() for column in origin.column)
        return origin.join.join(filter(None, texts))

    return draw


def _dated(origin: Origin) -> Draw:
    """As 2020-06-30; what is written otherwise is left for the cleaning to name."""
    text = _joined(origin)

    def draw(cells: Cells[str, object]) -> str:
        told = text(cells)
        try:
            return datetime.strptime(told, origin.date_format).date().isoformat()  # noqa: DTZ007
        except ValueError:
            return told

    return draw


def _split(text: Draw, separator: str) -> Draw:
    return lambda cells: "|".join(_items(text(cells), separator))


def _translated(name: str, origin: Origin, text: Draw, separator: str) -> Draw:
    words = {fold(term): meant for term, meant in origin.words.items()}
    phrases = Phrases(origin.containing)
    silent = frozenset(map(fold, origin.without))
    between = (origin.separator or separator) if name in LISTS else ""

    def draw(cells: Cells[str, object]) -> str:
        told = text(cells)
        if not told or fold(told) in silent or nothing_if_it_says_nothing(told):
            return ""
        found = [word for item in _items(told, between) for word in _meant(item, words, origin)]
        found += phrases.meant_by(told)
        answer = ("|" if name in LISTS else " ").join(dict.fromkeys(found))
        return f"{origin.label} : {answer}" if origin.label and answer else answer

    return draw


def _meant(item: str, words: Cells[str, tuple[str, ...]], origin: Origin) -> tuple[str, ...]:
    return words.get(fold(item), (item,) if origin.others == "keep" else ())


def _items(text: str, separator: str = "") -> list[str]:
    if separator in ("", _POSTGRESQL) and is_array(text):
        return array_items(text)
    items = text.split(separator) if separator and separator != _POSTGRESQL else [text]
    return [item.strip() for item in items if item.strip()]
