"""A text without what does not matter: case, accents, the many dashes, spaces and apostrophes."""

import re
import unicodedata

_SAME = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("’‘`´", "'")
    | dict.fromkeys("\r\u2028\u2029", "\n")
    | {"œ": "oe", "•": "\n", "…": "...", "→": "-", "|": "/"}
)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def plain(text: str) -> str:
    """Lower case letters without accents; a new line stays one, for it parts sentences."""
    same = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    letters = unicodedata.normalize("NFD", same.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _LINES.sub("\n", _SPACES.sub(" ", bare)).strip()
