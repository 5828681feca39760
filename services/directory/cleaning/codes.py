"""Corrections of postcodes and INSEE codes."""

import re

from services.directory.cleaning.corrected import Corrected, Correction

POSTCODE = re.compile(r"\d{5}", re.ASCII)
INSEE = re.compile(r"(?:[013-9]\d|2[AB1-9])\d{3}", re.ASCII)
_FLOAT = re.compile(r"(\d{4,5})[.,]0+")
_AMONG = re.compile(r"(?<!\d)(?:F-)?(\d{2}) ?(\d{3})(?!\d)")
_LONG = re.compile(r"(\d{2}|2[AB])(?:0(\d{3})|-\d-\d{2}-(\d{3}))")


def five_digits(name: str) -> Correction:
    """What a spreadsheet took for a number: ``1000`` is ``01000``, ``37000.0`` is ``37000``."""

    def correct(text: str) -> Corrected | None:
        if found := _FLOAT.fullmatch(text):
            return Corrected(found[1].zfill(5), f"{name}_as_a_number")
        if len(text) == 4 and text.isascii() and text.isdigit():
            return Corrected(f"0{text}", f"{name}_as_a_number")
        return None

    return correct


def postcode_alone(text: str) -> Corrected | None:
    """``37926 TOURS CEDEX 9``: the code, and what stood beside it."""
    if POSTCODE.fullmatch(text) or not (found := _AMONG.search(text)):
        return None
    rest = _AMONG.sub("", text, count=1).strip(" -,;()")
    return Corrected(
        found[1] + found[2], "postcode_among_words" if rest else "postcode_spaced", rest
    )


def postcode_doubt(text: str) -> str:
    """Says when it is no postcode."""
    return "" if POSTCODE.fullmatch(text) else "no_postcode"


def insee_in_five(text: str) -> Corrected | None:
    """``2a004``, ``380546`` and ``38-2-33-546``, which some registers write."""
    code = text.upper().replace(" ", "")
    if found := _LONG.fullmatch(code):
        return Corrected(found[1] + (found[2] or found[3]), "long_insee_code")
    return Corrected(code, "insee_code_spelling") if code != text else None


def insee_doubt(text: str) -> str:
    """Says when it is no INSEE code."""
    return "" if INSEE.fullmatch(text) else "no_insee_code"
