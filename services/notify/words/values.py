"""What others wrote, made safe to stand inside our own sentences."""

import re
import unicodedata

LONGEST = 200
_LINKS = frozenset({"link", "unsubscribe"})
_LINKED_BY_PHONES = re.compile(r"://|\.(?=[^\W\d_]{2})")


def safe(name: str, value: str) -> str:
    """One line without control characters; only our own links can be touched on a telephone.

    A town or a title is typed by strangers: « gain.exemple » must not become a link in our name.
    """
    line = re.sub(" {2,}", " ", "".join(map(_printable, value))).strip()
    if name in _LINKS:
        return line
    return _LINKED_BY_PHONES.sub(". ", shortened(line, LONGEST))


def shortened(value: str, length: int) -> str:
    """At most ``length`` characters, of which the last three are dots if some were cut."""
    if len(value) <= length:
        return value
    return value[: max(0, length - 3)].rstrip() + "..."


def _printable(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    return "" if kind.startswith("C") else character  # also what turns the direction of writing
