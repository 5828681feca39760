"""What counts as a word, in a question as in a place, for every engine: pure."""

import re
import unicodedata

from services.directory.contract.place import PlaceSnapshot

SORT_NAME_LENGTH = 60
MOST_WORDS = 16
ELIDED = ("c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t")
# Written as fold() leaves them. "sous" and "sans" are not here: « gratuit sous condition ».
_SAYING_NOTHING = """
a ai as au aux avec ce ces cet cette chez d dans de des du elle elles en est et eux il ils j je
l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour
qu que qui s sa se ses son sont sur t ta te tes toi ton tu un une vos votre vous y
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())

_ELISION = re.compile(rf"\b(?:{'|'.join(ELIDED)})'(?=\w)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARKS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"’": "'", "ʼ": "'", "œ": "oe", "æ": "ae", "ß": "ss"})


def fold(text: str) -> str:
    """Without case, accents or punctuation ``Joué-lès-Tours`` and ``JOUE LES TOURS`` are one."""
    return " ".join(_WORD.findall(_plain(text))).replace("'", " ")


def folded(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One filter's values as they are compared; empty ones say nothing."""
    values = (value,) if isinstance(value, str) else value
    return tuple(sorted({word for word in map(fold, values) if word}))


def asked_words(q: str) -> tuple[str, ...]:
    """The words of a question that say something, each once; articles are gone."""
    words = _WORD.findall(without_elision(q))
    return tuple(dict.fromkeys(word for word in words if word not in STOP_WORDS))[:MOST_WORDS]


def without_elision(text: str) -> str:
    """The text in plain lower case, ``l'atelier`` as ``atelier``."""
    return _ELISION.sub("", _plain(text))


def needed(count: int) -> int:
    """How many of so many words a place must hold: one missing word does not empty the list."""
    return max(1, count - 1)


def edits(word: str) -> int:
    """How many typing errors are forgiven in a word; none in a number: 37000 is not 37100."""
    if any(letter.isdigit() for letter in word):
        return 0
    return (len(word) >= 4) + (len(word) >= 8)


def sort_name(place: PlaceSnapshot) -> str:
    """By what places are ordered when nothing else orders them."""
    return fold(place.nom)[:SORT_NAME_LENGTH]


def text_of(place: PlaceSnapshot) -> str:
    """All the text in which a place is found by its words."""
    return "\n".join(
        (
            place.nom,
            place.commune,
            place.code_postal,
            place.adresse,
            place.presentation_resume,
            place.presentation_detail,
            *place.services,
            *place.publics_specifiquement_adresses,
            *place.dispositif_programmes_nationaux,
            *place.formations_labels,
            *place.autres_formations_labels,
        )
    )


def _plain(text: str) -> str:
    text = text.lower()
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))
