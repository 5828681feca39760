"""Corrections of telephone numbers: to the standard's international form, one number each."""

import re
from collections.abc import Iterator

import phonenumbers

from services.directory.cleaning.corrected import Corrected

STANDARD = re.compile(r"\+(?:33|590|594|262|596|269|687|689|508|681)\d{6,9}", re.ASCII)

_SHORT = re.compile(r"3\d{3}|10\d{2}|11[2-9]|11[68]\d{3}|15|17|18")
_OVERSEAS = {  # what is dialled there, and where that is
    "RE": ("0262", "0263", "0692", "0693"),
    "YT": ("0269", "0639"),
    "GP": ("0590", "0690", "0691"),
    "GF": ("0594", "0694"),
    "MQ": ("0596", "0696", "0697"),
}
_REGIONS = {prefix: region for region, prefixes in _OVERSEAS.items() for prefix in prefixes}
_BETWEEN = re.compile(r"[/;|,\n]|\bou\b|\bet\b|\s-\s|(?<=\d)\s{2,}(?=[0+])")
_TWICE = re.compile(r"(0\d{9})[ ./-]*(0\d{9})")
_SIGNS = re.compile(r"[\s./\-_]")
_LABELS = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone)?|fixe|mobile|portable|port|standard|accueil|fax)\b", re.I
)


def separated(text: str) -> Corrected | None:
    """Each number by itself, ``|`` between them; a number in a sentence, and the sentence."""
    if STANDARD.fullmatch(text) or international(text):
        return None
    pieces = _pieces(text)
    if len(pieces) > 1 and all(map(international, pieces)):
        return Corrected("|".join(dict.fromkeys(pieces)), "several_in_a_cell")
    if found := list(dict.fromkeys(_numbers_among_words(text))):
        told = any(map(str.isalpha, _LABELS.sub("", text)))
        return Corrected("|".join(found), "among_words", text if told else "")
    return None


def as_the_standard_writes_it(text: str) -> Corrected | None:
    """``02.47.74.56.08`` is ``+33247745608``, ``0262…`` is of La Réunion; ``39 49`` is ``3949``."""
    if STANDARD.fullmatch(text):
        return None
    written = international(text)
    if written == text or not written:
        return None
    if not written.startswith("+"):
        return Corrected(written, "short_number")
    return Corrected(written, _how_it_was_written(text, written))


def doubt(text: str) -> str:
    """Says when it is no number one can call."""
    return "" if STANDARD.fullmatch(text) or _SHORT.fullmatch(text) else "no_telephone_number"


def international(text: str) -> str:
    """The number as the standard writes it, a short one as it is dialled; empty if it is none."""
    compact = _SIGNS.sub("", text)
    if _SHORT.fullmatch(compact):
        return compact
    if len(text) > 40 or any(map(str.isalpha, text)):
        return ""
    try:
        number = phonenumbers.parse(_dialled(compact), _REGIONS.get(compact[:4], "FR"))
    except phonenumbers.NumberParseException:
        return ""
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return (
        written if phonenumbers.is_possible_number(number) and STANDARD.fullmatch(written) else ""
    )


def _how_it_was_written(text: str, written: str) -> str:
    if text.startswith(("+", "00", "33")):
        return "spaced_number"
    if text.isdigit() and not text.startswith("0"):
        return "lost_its_zero"
    return "national_number" if written.startswith("+33") else "overseas_number"


def _dialled(compact: str) -> str:
    """What spreadsheets and forms leave out, or add."""
    if re.fullmatch(r"33[1-9]\d{8}", compact):
        return f"+{compact}"
    return compact.replace("(0)", "")


def _pieces(text: str) -> list[str]:
    if twice := _TWICE.fullmatch(text):
        return [twice[1], twice[2]]
    pieces = (_LABELS.sub("", piece).strip(" :.()") for piece in _BETWEEN.split(text))
    return [piece for piece in pieces if piece]


def _numbers_among_words(text: str) -> Iterator[str]:
    for found in phonenumbers.PhoneNumberMatcher(text[:2000], "FR"):
        if written := international(found.raw_string):
            yield written
