"""Corrections of a commune's name."""

import re

from services.directory.cleaning.corrected import Corrected

# Saint-Jean-de-Braye, but neither SAINT-JEAN nor St Jean.
PLAIN = re.compile(r"(?!St)[A-ZÀ-Þ][a-zß-ÿœ']+(?:[- ](?!St|[Cc]e)[A-ZÀ-Þa-zß-ÿœ']?[a-zß-ÿœ']+)*")
_CEDEX = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?", re.I)
_POSTCODE = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_SAINT = re.compile(r"\b(ST|STE)[\s.-]+(?=\w)", re.I)
_ARTICLES = ("la", "le", "les")
_INSIDE = "à au aux d de des du derrière devant en entre et l la le les lès lez près sous sur"
_SMALL = frozenset(_INSIDE.split())
_PART = re.compile(r"[^\W\d_]+|\d+\w*|[^\w]+", re.UNICODE)


def without_cedex(text: str) -> Corrected | None:
    """``TOURS CEDEX 9`` is where the post is sorted; the commune is ``TOURS``."""
    bare = _CEDEX.sub("", text).strip(" ,-")
    return Corrected(bare, "cedex") if bare and bare != text else None


def without_postcode(text: str) -> Corrected | None:
    """``37000 Tours``: the name, and the code for the column beside it."""
    if not (found := _POSTCODE.search(text)):
        return None
    bare = _POSTCODE.sub("", text, count=1).strip(" -,()")
    return Corrected(bare, "postcode_in_commune", found[1])


def with_its_saint(text: str) -> Corrected | None:
    """``ST AVERTIN`` and ``Ste-Maure``, spelled out."""
    mended = _SAINT.sub(lambda found: "Sainte-" if found[1].lower() == "ste" else "Saint-", text)
    return Corrected(mended, "saint_abbreviated") if mended != text else None


def capitalised(text: str) -> Corrected | None:
    """``SAINT-JEAN-DE-BRAYE`` and ``tours`` as one writes them; accents are not invented."""
    letters = text.replace("Saint-", "").replace("Sainte-", "")
    if not (letters.isupper() or letters.islower()) or len(text) < 2:
        return None
    parts = _PART.findall(_hyphenated(text.lower().replace("’", "'")))
    name = "".join(_cased(parts, at) for at in range(len(parts)))
    return Corrected(name, "commune_in_capitals") if name != text else None


def doubt(text: str) -> str:
    """Says when it is no name."""
    return "" if any(map(str.isalpha, text)) else "no_commune"


def _hyphenated(name: str) -> str:
    """``la chapelle saint mesmin``: all but a first article is joined."""
    if any(map(str.isdigit, name)):
        return name  # an arrondissement
    first, space, others = name.strip().partition(" ")
    if space and first in _ARTICLES:
        return f"{first} {'-'.join(others.split())}"
    return "-".join(name.split())


def _cased(parts: list[str], at: int) -> str:
    if at and (parts[at] in _SMALL or parts[at][0].isdigit()):
        return parts[at]
    return parts[at].capitalize()
