"""Answers that are kept for a while, so that nobody is asked the same again."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    """At most ``most`` answers, each for ``seconds``; those least asked for go first."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, tuple[float, Answer]] = OrderedDict()

    def get(self, question: str) -> Answer | None:
        """The answer, unless it is too old or was never kept."""
        with self._lock:
            until, answer = self._answers.get(question, (0.0, None))
            if answer is None or self._clock() >= until:
                return None
            self._answers.move_to_end(question)
            return answer

    def keep(self, question: str, answer: Answer) -> None:
        """Keep it from now on."""
        with self._lock:
            self._answers[question] = (self._clock() + self._seconds, answer)
            self._answers.move_to_end(question)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
