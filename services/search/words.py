"""What counts as a word, in a question as in a place, for every engine: pure."""

import re
import unicodedata

MOST_WORDS = 16
ELIDED = ("c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t")
# Written as fold() leaves them. "sous" and "sans" are not here: « gratuit sous condition ».
_SAYING_NOTHING = """
a ai as au aux avec ce ces cet cette chez d dans de des du elle elles en est et eux il ils j je
l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour
qu que qui s sa se ses son sont sur t ta te tes toi ton tu un une vos votre vous y
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())

_ELIDED = re.compile(rf"\b(?:{'|'.join(ELIDED)})\Z")
_LONGEST_ELIDED = max(map(len, ELIDED))
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARKS = re.compile("[\u0300-\u036f]")
_BESIDE_ASCII = "’' ʼ' ée èe êe ëe àa âa äa îi ïi ôo öo ùu ûu üu çc œoe æae ßss"
# Nearly all that French has: to replace them one by one takes a quarter of the time.
_PLAIN_LETTERS = tuple((pair[0], pair[1:]) for pair in _BESIDE_ASCII.split())


def fold(text: str) -> str:
    """Without case, accents or punctuation ``Joué-lès-Tours`` and ``JOUE LES TOURS`` are one."""
    return " ".join(_WORD.findall(_plain(text))).replace("'", " ")


def folded(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """One filter's values as they are compared; empty ones say nothing."""
    values = (value,) if isinstance(value, str) else value
    return tuple(sorted({word for word in map(fold, values) if word}))


def tokens(text: str) -> list[str]:
    """The plain words of a text in their order, ``l'atelier`` as ``atelier``."""
    return _WORD.findall(without_elision(text))


def root(word: str) -> str:
    """A plain word without its plural or mute e: for comparing words, not for the engines."""
    if (len(word) > 2 and word[-1] == "s") or (len(word) > 3 and word[-1] == "x"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


def without_elision(text: str) -> str:
    """The text in plain lower case, ``l'atelier`` as ``atelier``."""
    *begun, end = _plain(text).split("'")
    return "".join(map(_before_apostrophe, begun)) + end


def edits(word: str) -> int:
    """How many typing errors are forgiven in a word; none in a number: 37000 is not 37100."""
    if any(letter.isdigit() for letter in word):
        return 0
    return (len(word) >= 4) + (len(word) >= 8)


def _before_apostrophe(text: str) -> str:
    """Looked for at its end only: to look everywhere takes five times as long."""
    elided = _ELIDED.search(text, max(0, len(text) - _LONGEST_ELIDED - 1))
    return text[: elided.start()] if elided else f"{text}'"


def _plain(text: str) -> str:
    text = text.lower()
    if not text.isascii():
        for letter, plain in _PLAIN_LETTERS:
            text = text.replace(letter, plain)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.replace("@", "a")  # « Click @utonome » is read aloud
