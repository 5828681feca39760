"""French in the alphabet of SMS: GSM-7, where a message may be twice as long as in Unicode."""

import re
import unicodedata

import smsutil  # type: ignore[import-untyped]  # it has no types

_BASIC = (
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = "^{}\\[~]|€"  # each costs two units
_ALPHABET = frozenset(_BASIC + _EXTENDED)

_OPENING = re.compile("«\\s?")
_CLOSING = re.compile("\\s?»")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘‚′´`", "'"),
        **dict.fromkeys("“”„″‹›", '"'),
        **dict.fromkeys("–—−‑‐•·", "-"),
        **{"œ": "oe", "Œ": "OE", "…": "...", "°": "o", "×": "x", "©": "(c)", "®": "(r)"},
        **{"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "⁄": "/"},
    }
)


def to_gsm7(text: str) -> str:
    """The text in GSM-7 only: « Forêt » becomes "Foret", with its é, è, à and ù kept.

    A letter or number of another script becomes « ? », a picture nothing.
    """
    plain = _CLOSING.sub('"', _OPENING.sub('"', unicodedata.normalize("NFC", text)))
    return "".join(map(_in_alphabet, plain.translate(_ALIKE)))


def segments(text: str) -> int:
    """How many SMS it makes: 160 units, or 153 each; 70 or 67 when it is not in GSM-7."""
    return len(smsutil.split(text).parts)


def _in_alphabet(character: str) -> str:
    if character in _ALPHABET:
        return character
    if character.isspace():
        return " "
    return _without_marks(character) or ("?" if character.isalnum() else "")


def _without_marks(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character).translate(_ALIKE)
    return "".join(part for part in parts if part in _ALPHABET)
