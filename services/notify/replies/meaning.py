"""What an answer means. Pure. A doubtful STOP is one; what else is doubtful a person reads."""

import re
import unicodedata
from typing import Literal

Meaning = Literal["stop", "start", "yes", "no", "other"]

_STOPS = {"stop", "stopsms", "arret"}  # whatever follows
_STOPS_ALONE = {"fin", "desabonner", "unsubscribe"}
_STARTS = {"start"}
_YES = {"ok", "oui", "1"}
_NO = {"non", "2", "change"}
_WORD = re.compile(r"[a-z0-9]+")


def read(text: str) -> Meaning:
    """The meaning of the first word, and for most words only when it stands alone."""
    words = _WORD.findall(_plain(text))
    first, alone = (words[0] if words else ""), len(words) == 1
    if first in _STOPS or (alone and first in _STOPS_ALONE):
        return "stop"
    if not alone:
        return "other"
    if first in _STARTS:
        return "start"
    if first in _YES:
        return "yes"
    return "no" if first in _NO else "other"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
