"""Corrections of the number of a structure: SIRET, SIREN, RNA."""

import re

from stdnum.fr import siren, siret

from services.directory.cleaning.corrected import Corrected

NOBODY_KNOWS = "0" * 14  # what the standard's own library writes for an unknown one
_RNA = re.compile(r"W[0-9A-Z]\d{8}")
_DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True)).__getitem__
_SIGNS = re.compile(r"[\s.\-_ \xa0]")


def is_plain(text: str) -> bool:
    """Whether it is a SIRET as most are; stdnum, which knows the others, is ten times slower."""
    if len(text) != 14 or not (text.isascii() and text.isdigit()):
        return False
    return _is_luhn(text) and _is_luhn(text[:9])


def nothing_but_zeros(text: str) -> Corrected | None:
    """``000000000`` was typed to get past a form."""
    zeros = set(text) == {"0"} and text != NOBODY_KNOWS
    return Corrected("", "zeros") if zeros else None


def in_one_word(text: str) -> Corrected | None:
    """Without the spaces people read it by."""
    word = _SIGNS.sub("", text).upper()
    return Corrected(word, "pivot_spaced") if word != text else None


def with_its_zeros(text: str) -> Corrected | None:
    """Those a spreadsheet lost, when the check digit says so."""
    if not (text.isascii() and text.isdigit()):
        return None
    for digits, kind in ((9, siren), (14, siret)):
        if digits - 3 <= len(text) < digits and kind.is_valid(whole := text.zfill(digits)):
            return Corrected(whole, "pivot_as_a_number")
    return None


def doubt(text: str) -> str:
    """A SIRET (La Poste's do not follow Luhn) or an RNA is what the standard asks for."""
    if text == NOBODY_KNOWS or _RNA.fullmatch(text) or siret.is_valid(text):
        return ""
    return "siren_instead_of_siret" if siren.is_valid(text) else "pivot_not_valid"


def _is_luhn(number: str) -> bool:
    return (sum(map(int, number[::-2])) + sum(map(_DOUBLED, number[-2::-2]))) % 10 == 0
