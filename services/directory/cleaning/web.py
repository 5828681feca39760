"""Corrections of web addresses. What passes as one is ``http(s)``, and nothing else."""

import re

from services.directory.cleaning.corrected import Corrected

_ADDRESS = re.compile(
    r'https?://[^\s/?#@|<>".]+(?:\.[^\s/?#@|<>".]+)+\.?(?::\d+)?(?:[/?#][^\s|<>"]*)?'
)
_HOST = r"(?:www\.|[a-z0-9-]+\.){1,6}[a-z]{2,24}"
_BARE = re.compile(rf"{_HOST}(?::\d+)?(?:[/?#][^\s|<>\"@]*)?", re.I)
_AMONG = re.compile(rf"(?:https?://|www\.){_HOST}(?:/[^\s|<>\"@]*)?", re.I)
_BETWEEN = re.compile(r"[\s;]+(?:(?:ou|et|-)\s+)?|,(?=\s|http|www)\s*|(?<=[^/=?&])(?=https?://)")
_SCHEME = re.compile(r"(?:h?t{1,3}p{1,2}|hhtp|htpp)(?P<s>s?)\s*[:;.]?\s*/{1,3}\s*:?/{0,2}\s*", re.I)
_AROUND = " <>\"'.,;()[]"


def is_plain(text: str) -> bool:
    """One address, that holds no other and no entity of HTML."""
    return bool(_ADDRESS.fullmatch(text)) and "http" not in text[4:] and "&" not in text


def separated(text: str) -> Corrected | None:
    """Each address by itself, ``|`` between them; one in a sentence, and the sentence."""
    if is_plain(text):
        return None
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if len(pieces) > 1 and all(map(_is_like_one, pieces)):
        return Corrected("|".join(dict.fromkeys(pieces)), "several_in_a_cell")
    found = [address.rstrip(_AROUND) for address in _AMONG.findall(text[:5000])]
    if found and any(map(str.isspace, text)) and not _SCHEME.match(text):
        return Corrected("|".join(dict.fromkeys(found)), "among_words", text)
    return None


def with_its_scheme(text: str) -> Corrected | None:
    """``www.ville.fr`` and ``http:/ville.fr``: nearly an address."""
    if _ADDRESS.fullmatch(text):
        return None
    if scheme := _SCHEME.match(text):
        mended = f"http{scheme['s'].lower()}://{text[scheme.end() :].strip(_AROUND)}"
        return Corrected(mended, "scheme") if _ADDRESS.fullmatch(mended) else None
    bare = text.strip(_AROUND)
    return Corrected(f"https://{bare}", "no_scheme") if _BARE.fullmatch(bare) else None


def doubt(text: str) -> str:
    """Says when no browser would open it."""
    return "" if _ADDRESS.fullmatch(text) else "no_web_address"


def _is_like_one(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text) or _BARE.fullmatch(text.strip(_AROUND)))
