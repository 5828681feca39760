"""So many things at a time, however many there are. Pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500  # whole places, at a few kilobytes each

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """All of them in order; none is asked for before its batch is."""
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch
