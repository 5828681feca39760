"""Keeping the one process small: measured at 15,000 places, malloc's arenas took 200 MB of it."""

import ctypes
import sys

M_ARENA_MAX = -8
M_MMAP_THRESHOLD = -3
LARGE_BYTES = 1024 * 1024
"""Such a block is taken from the system and given back each time: too slow for a column of all
communes, of which every suggestion needs a few.
"""


def share_arenas() -> None:
    """Let all threads share one of glibc's arenas, and give large blocks back when they are freed.

    To be called before any thread is started. Elsewhere than on glibc it does nothing.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(M_ARENA_MAX, 1)
            mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)  # set, it no longer grows by itself
