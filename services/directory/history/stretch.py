"""Where a stretch of history begins, and what of it goes to whom. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from services.directory.contract.history import HistoryLine, HistoryPage
from services.directory.history.refusals import NoSuchStretch

_NUMBER = re.compile(r"[0-9]{1,18}")  # what every store can hold
EPOCH, MILLISECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(milliseconds=1)


@dataclass(frozen=True, order=True)
class Mark:
    """The place of a line in its history, which is read backwards.

    Of several listings that became one only time makes one story.
    """

    at: datetime
    revision: int
    line_id: str

    @classmethod
    def of(cls, line: HistoryLine) -> Self:
        return cls(line.at, line.revision, line.line_id)

    @classmethod
    def read(cls, after: str) -> Self:
        """The mark that ``str`` wrote. Raises NoSuchStretch."""
        at, _, rest = after.partition(":")
        revision, _, line_id = rest.partition(":")
        if not (_NUMBER.fullmatch(at) and _NUMBER.fullmatch(revision)):
            raise NoSuchStretch()
        try:
            return cls(EPOCH + int(at) * MILLISECOND, int(revision), line_id)
        except OverflowError:
            raise NoSuchStretch() from None

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // MILLISECOND}:{self.revision}:{self.line_id}"


def page_of(lines: Iterable[HistoryLine], limit: int, shows_who: bool) -> HistoryPage:
    """The first of these lines, the newest first."""
    newest = sorted(lines, key=Mark.of, reverse=True)[:limit]
    next_after = str(Mark.of(newest[-1])) if len(newest) == limit else None
    shown = newest if shows_who else [_without_who(line) for line in newest]
    return HistoryPage(lines=tuple(shown), next_after=next_after)


def _without_who(line: HistoryLine) -> HistoryLine:
    return line.model_copy(update={"person_id": ""})
