"""Corrections of any text, whatever its field."""

import html
import re
import unicodedata

from services.directory.cleaning.corrected import Corrected

_KEPT_CONTROLS = "\n\t"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_FILLERS = """
n/a nc n.c. néant neant null none nan undefined true false vide #n/a #ref! #valeur! #value!
non_renseigné non_renseigne non_communiqué non_précisé
"""
_NOTHING = frozenset(_FILLERS.split())
_LONGEST_FILLER = max(map(len, _NOTHING))
_ODD = re.compile(r"[<&\xa0]|  |^[='\s]|\s$")
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table)\b[^<>]{0,1000}>", re.I)
_TAG = re.compile(
    r"<(script|style)\b[^<>]{0,1000}>.{0,1000}?</\1\s*>|<!--.{0,1000}?-->"
    r"|</?(?:a|abbr|b|blockquote|em|font|hr|i|iframe|img|script|small|span|strong|style|sub|sup|svg|td"
    r"|th|tbody|thead|u)\b[^<>]{0,1000}>",
    re.I | re.S,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.I)
_FORMULA = re.compile(r'="([^"]*)"|=\'([^\']*)\'|\'([+0-9][0-9 .]*)')


def is_plain(text: str) -> bool:
    """Whether none of what follows would change it."""
    if not text.isprintable() or _ODD.search(text):
        return False
    return len(text) > _LONGEST_FILLER or nothing_if_it_says_nothing(text) is None


def visible(text: str) -> str:
    """Without what no store, page or terminal takes, nor what makes it read from right to left."""
    if text.isprintable():
        return text
    return "".join(
        letter
        for letter in text
        if letter in _KEPT_CONTROLS
        or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in _TURNING)
    )


def without_what_cannot_be_shown(text: str) -> Corrected | None:
    """Line ends become one kind without a word."""
    plain = text if text.isprintable() else text.replace("\r\n", "\n").replace("\r", "\n")
    shown = visible(plain).strip()
    if shown != plain.strip():
        return Corrected(shown, "unprintable")
    return Corrected(shown, "line_ends") if shown != text else None


def without_markup(text: str) -> Corrected | None:
    """What a web page's editor left, however often it was escaped: its words stay."""
    if "<" not in text and "&" not in text:
        return None
    plain, before = text, ""
    while plain != before:
        before, plain = plain, _without_one_layer(plain)
    return Corrected(plain, "markup") if plain != text else None


def _without_one_layer(text: str) -> str:
    """A new line stands where a block ended."""
    told = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text).replace("\xa0", " ")
    lines = _TAG.sub("", _BLOCK.sub("\n", told)).split("\n")
    return "\n".join(filter(None, map(str.strip, lines))) if "<" in told else told


def without_formula(text: str) -> Corrected | None:
    """``="0247…"`` and ``'0247…``: how spreadsheets are told to keep a zero."""
    found = _FORMULA.fullmatch(text)
    return Corrected(found[found.lastindex or 0].strip(), "formula") if found else None


def nothing_if_it_says_nothing(text: str) -> Corrected | None:
    """``-``, ``--``, ``n/a``: a column that had to be filled."""
    if len(text) > _LONGEST_FILLER:
        return None
    if not any(map(str.isalnum, text)) or text.casefold().replace(" ", "_") in _NOTHING:
        return Corrected("", "says_nothing")
    return None


def on_one_line(text: str) -> Corrected | None:
    """Names and addresses are shown on one line."""
    if text.isprintable() and "  " not in text and "\xa0" not in text:
        return None
    line = " ".join(text.split())
    return Corrected(line, "several_lines") if line != text else None
