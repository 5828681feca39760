"""Which texts can share most of their letters with another: a sieve before they are compared.
Pure.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ALPHABET = {chr(ord("a") + at): 1 << at for at in range(26)}
_OTHERS = 1 << 26
_AGAIN = 32  # bits further on: a letter that stands there twice or more


class Letters:
    """The letters of each text as bits: where two differ in one, something must be changed."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._bits = np.array([_bits(text) for text in texts], np.uint64)
        self._lengths = np.array([len(text) for text in texts], np.int32)

    def perhaps_like(self, asked: str, at_least: float) -> NDArray[np.intp]:
        """The numbers of all texts whose ``fuzz.ratio`` may be so high, of 1, and of others."""
        differing = np.bitwise_count(self._bits ^ np.uint64(_bits(asked)))
        longer = np.abs(self._lengths - len(asked))
        changes = (1 - at_least) * (self._lengths + len(asked))
        return np.flatnonzero(np.maximum(differing, longer) <= changes)


def _bits(text: str) -> int:
    once = twice = 0
    for letter in text:
        bit = _ALPHABET.get(letter, _OTHERS)
        twice |= once & bit
        once |= bit
    return once | twice << _AGAIN
