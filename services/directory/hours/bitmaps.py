"""Days and weeks as bits, a minute each."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from services.directory.hours.osm.engine import Evaluated
from services.directory.hours.schedule import MIDNIGHT, Span

Bits = NDArray[np.uint8]
OpenSpans = tuple[Span, ...]

# What makes a date differ from the same weekday of another week.
_VARIES = re.compile(r"week|\[|easter|\d{4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")


def open_spans(hours: Evaluated | None, day: date, holiday: bool = False) -> OpenSpans:
    """When one may walk in: neither by appointment nor perhaps."""
    spells = hours.on(day, holiday) if hours else ()
    return tuple((spell.begins, spell.ends) for spell in spells if spell.state == "open")


def varies(osm: str) -> bool:
    """May two Mondays differ, holidays apart?"""
    return bool(_VARIES.search(osm))


def week_bits(days: Sequence[OpenSpans]) -> Bits:
    return np.concatenate([day_bits(day) for day in days])


@lru_cache(maxsize=10_000)
def day_bits(spans: OpenSpans) -> Bits:
    minutes = np.zeros(MIDNIGHT, np.bool_)
    for begins, ends in spans:
        minutes[begins:ends] = True
    return np.packbits(minutes)


def bit(rows: Bits, minute: int) -> NDArray[np.bool_]:
    """That minute of each row."""
    return (rows[:, minute >> 3] & (128 >> (minute & 7))).astype(np.bool_)
