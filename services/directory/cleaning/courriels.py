"""Corrections of e-mail addresses."""

import re

from services.directory.cleaning.corrected import Corrected

_ADDRESS = r"[A-Za-z0-9_.!#$%&'*+/=?^`{}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
_ONE = re.compile(_ADDRESS)
# In small letters already.
PLAIN = re.compile(r"[a-z0-9_.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}")
_BETWEEN = re.compile(r"(?:\s*[;,/\n]\s*|\s+(?:ou|et|-)\s+|\s+)")
_AT = re.compile(
    r"\s*(?:\(at\)|\[at\]|\(a\)|\[a\]|\(arobase\)|\[arobase\]|\sat\s|\s@\s|\s@|@\s)\s*", re.I
)
_AROUND = " <>\"'.,;:()[]"


def separated(text: str) -> Corrected | None:
    """Each address by itself, ``|`` between them; one in a sentence, and the sentence."""
    if "@" not in text or _ONE.fullmatch(text):
        return None
    pieces = list(filter(None, (piece.strip(_AROUND) for piece in _BETWEEN.split(text))))
    if len(pieces) > 1 and all(map(_ONE.fullmatch, pieces)):
        return Corrected("|".join(dict.fromkeys(pieces)), "several_in_a_cell")
    found = _ONE.findall(text[:5000])
    if found and any(map(str.isspace, text)):
        return Corrected("|".join(dict.fromkeys(found)), "among_words", text)
    return None


def without_decoration(text: str) -> Corrected | None:
    """``mailto:``, brackets and the full stop of a sentence are no part of it."""
    bare = text.removeprefix("mailto:").strip(_AROUND)
    return Corrected(bare, "decoration") if bare != text else None


def with_its_at(text: str) -> Corrected | None:
    """``contact (at) ville.fr``: hidden from robots, so from people."""
    if _ONE.fullmatch(text):
        return None
    mended = _AT.sub("@", text, count=1)
    return Corrected(mended, "hidden_at") if _ONE.fullmatch(mended) else None


def in_small_letters(text: str) -> Corrected | None:
    """The domain never minds; an address all in capitals was meant otherwise."""
    name, at, domain = text.rpartition("@")
    small = f"{name.lower() if name.isupper() else name}{at}{domain.lower()}"
    return Corrected(small, "capitals") if at and small != text else None


def doubt(text: str) -> str:
    """Says when it is no address one can write to."""
    return "" if _ONE.fullmatch(text) else "no_email_address"
