"""Public answers kept in memory, and why they are right.

Four rules: (a) search says `places.indexed` after a change can be found, and that retires the
place's own answers and all lists; (b) an answer is kept only if nothing was retired since before it
was asked for; (c) while events may be missed nothing is kept, and what was kept is forgotten; (d)
nothing outlives the current minute, so what depends on the clock is never older than that.
"""

import asyncio
import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from services.search.contract.events import PlacesIndexed
from services.wire.envelope import Event

RETIREMENTS_PER_S = 10
MOST_BYTES = 8 * 1024 * 1024  # of the 400 MB that the embedded product may take
WORTH_COMPRESSING = 1000
DIGITS = 16  # of a digest
BESIDE_BYTES = 1000  # of an answer: its headers, its place here
LONGEST_KEY = 2000  # letters; nobody asks twice for more

Key = str
"""What was asked for: path and query as they were sent, without what else may stand there."""

LISTS = ""
"""The subject of every list: any place may stand in it."""


@dataclass(frozen=True)
class Answer:
    """A whole answer of status 200, ready to be sent again."""

    body: bytes
    content_type: str
    tag: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def etag(self) -> str:
        """Strong: another body has another one. ``tag`` is what it begins with."""
        digest = hashlib.sha256(self.body).hexdigest()[:DIGITS]
        return f'"{self.tag}-{digest}"' if self.tag else f'"{digest}"'

    @cached_property
    def gzipped(self) -> bytes | None:
        """The body compressed, once however often it is sent; None when that gains nothing."""
        return gzip.compress(self.body, 5) if len(self.body) > WORTH_COMPRESSING else None


@dataclass(frozen=True)
class Ticket:
    """What was current when an answer was asked for."""

    subject: str
    epoch: int
    generation: int


class AnswerCache:
    """Answers of the current minute. ``clock`` gives seconds since the epoch."""

    event = PlacesIndexed

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._answers: dict[Key, tuple[str, Answer]] = {}
        self._keys: dict[str, set[Key]] = {}
        self._generations: dict[str, int] = {}
        self._bytes = 0
        self._minute = 0
        self._epoch = 0
        self._bound = False
        self._spare = float(RETIREMENTS_PER_S)
        self._spare_at = 0.0
        self._lists_will_retire = False

    def find(self, key: Key) -> Answer | None:
        """The answer kept under this key, if it is still right."""
        self._forget_past_minutes()
        if (kept := self._answers.pop(key, None)) is None:
            return None
        self._answers[key] = kept  # in the order in which they were asked for last
        return kept[1]

    def ticket(self, subject: str) -> Ticket:
        """To be taken before the answer is asked for."""
        self._forget_past_minutes()
        return Ticket(subject, self._epoch, self._generations.get(subject, 0))

    def keep(self, key: Key, ticket: Ticket, answer: Answer) -> None:
        """Keep the answer, unless what it tells of may have changed since the ticket was taken.

        Those that nobody has asked for the longest make room for it.
        """
        self._forget_past_minutes()
        is_current = ticket == self.ticket(ticket.subject)
        self._drop(key)
        size = _size(key, answer)
        if not self._bound or not is_current or size > MOST_BYTES or len(key) > LONGEST_KEY:
            return
        while self._bytes + size > MOST_BYTES:
            self._drop(next(iter(self._answers)))
        self._answers[key] = (ticket.subject, answer)
        self._keys.setdefault(ticket.subject, set()).add(key)
        self._bytes += size

    def heard(self, event: Event) -> None:
        """These places can now be found as they last changed: rule (a)."""
        if isinstance(event, PlacesIndexed):
            for place_id in event.place_ids:
                self._retire(place_id)
            self._retire_lists_soon()

    def bound(self) -> None:
        """From now on every retirement is heard."""
        self._forget_everything()
        self._bound = True

    def lost(self) -> None:
        """From now on retirements may be missed: rule (c)."""
        self._bound = False
        self._forget_everything()

    def _retire(self, subject: str) -> None:
        self._generations[subject] = self._generations.get(subject, 0) + 1
        for key in self._keys.pop(subject, ()):
            self._drop(key)

    def _drop(self, key: Key) -> None:
        if kept := self._answers.pop(key, None):
            subject, answer = kept
            self._keys.get(subject, set()).discard(key)
            self._bytes -= _size(key, answer)

    def _retire_lists_soon(self) -> None:
        """Now, unless that would be too often: an import must not empty them for each row."""
        if self._lists_will_retire:
            return
        if (missing := 1 - self._budget()) <= 0:
            self._retire_lists()
        else:
            self._lists_will_retire = True
            wait_s = missing / RETIREMENTS_PER_S
            asyncio.get_running_loop().call_later(wait_s, self._retire_lists)

    def _retire_lists(self) -> None:
        self._lists_will_retire = False
        self._spare = self._budget() - 1
        self._retire(LISTS)

    def _budget(self) -> float:
        """How many retirements are allowed by now: ten a second, of which ten can be saved up."""
        now = asyncio.get_running_loop().time()
        earned = (now - self._spare_at) * RETIREMENTS_PER_S
        self._spare, self._spare_at = min(RETIREMENTS_PER_S, self._spare + earned), now
        return self._spare

    def _forget_past_minutes(self) -> None:
        minute = int(self._clock() // 60)
        if minute != self._minute:
            self._minute = minute
            self._forget_everything()

    def _forget_everything(self) -> None:
        self._epoch += 1
        self._answers.clear()
        self._keys.clear()
        self._generations.clear()
        self._bytes = 0


def _size(key: Key, answer: Answer) -> int:
    """About how many bytes it takes to keep it."""
    return BESIDE_BYTES + len(key) + len(answer.body)
