"""What was said of the rows of an import, as a CSV for spreadsheets. Pure."""

from collections.abc import Iterable

from services.directory.contract.imports import ImportRemark
from services.gateway.exports.standard_csv import line

COLUMNS = tuple(ImportRemark.model_fields)
OPENING = b"\xef\xbb\xbf" + line(COLUMNS)  # with its mark: Excel takes what has none for another
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(remarks: Iterable[ImportRemark]) -> bytes:
    """A record each."""
    return b"".join(line(_cell(value) for _, value in remark) for remark in remarks)


def _cell(value: str | int) -> str:
    """What a file held is shown, never run: an apostrophe before it makes a text of a formula."""
    text = str(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
