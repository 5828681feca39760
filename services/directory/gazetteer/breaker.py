"""A circuit breaker: who does not answer is left alone for a while."""

import threading
import time
from collections.abc import Callable


class Breaker:
    """Open after ``failures`` in a row. After ``pause_s`` one question is let through; if that
    fails too, the pause begins again.
    """

    def __init__(
        self, failures: int, pause_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._pause_s = pause_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_at = 0.0

    def lets_through(self) -> bool:
        """Whether to ask now; whoever is told so says how it went."""
        with self._lock:
            if self._failures < self._most:
                return True
            if self._clock() < self._closed_at:
                return False
            self._closed_at = self._clock() + self._pause_s  # the others wait for this one
            return True

    def succeeded(self) -> None:
        """It answered."""
        with self._lock:
            self._failures = 0

    def failed(self) -> bool:
        """It did not; whether this is what opened the circuit."""
        with self._lock:
            self._failures += 1
            self._closed_at = self._clock() + self._pause_s
            return self._failures == self._most
