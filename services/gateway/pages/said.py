"""What a listing really says: the standard asks for values even where there are none."""

import re
import unicodedata

TO_COMPLETE = "a preciser"
_WEB = re.compile(r"^https?://[^\s<>\"]+$", re.IGNORECASE)
_MAIL = re.compile(r"^[^@\s<>?&]+@[^@\s<>?&]+\.[^@\s<>?&]+$")


def said(value: str) -> str:
    """The value; empty when it is « à préciser » or a number made of zeros."""
    text = value.strip()
    return "" if plain(text) == TO_COMPLETE or not text.strip("0") else text


def web_link(address: str) -> str:
    """The address when a browser may be sent there; else empty (``javascript:`` is none)."""
    return address if _WEB.match(address) else ""


def mail_link(address: str) -> str:
    """``mailto:`` and the address; empty when it is none."""
    return f"mailto:{address}" if _MAIL.match(address) else ""


def plain(text: str) -> str:
    """The letters alone: « Joué-lès-Tours » and « joue les tours » are the same."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("-", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
