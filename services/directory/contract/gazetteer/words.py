"""The words of a commune's name, however they are written. Pure."""

import re
import unicodedata

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae"})
_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(\d{1,2})(?:er|ere|e|eme|ieme)")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_OF_ARRONDISSEMENTS = {"arrondissement", "arrondissements", "arrdt", "arr"}
_ARTICLES = ("le ", "la ", "les ", "l ")


def words(text: str) -> list[str]:
    """In small letters without accents; ``12e arrondissement`` is 12."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    found = _WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c)))
    return [_number(word) for word in found if word not in _OF_ARRONDISSEMENTS]


def fold(nom: str) -> str:
    """``St-Étienne`` and ``SAINT ETIENNE`` are one."""
    return " ".join(SHORT.get(word, word) for word in words(nom))


def without_article(folded: str) -> str:
    """``la riche`` is also called ``riche``."""
    article = next((article for article in _ARTICLES if folded.startswith(article)), "")
    return folded.removeprefix(article)


def _number(word: str) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    return ordinal[1] if ordinal else word
