"""Waiting until processes are ready, and giving up with a reason when that will not come."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from deploy.stack.control import Supervisor
from deploy.stack.logs import tail
from deploy.stack.readiness import Ask

PAUSE_S = 0.2
TRIES = 5  # of one process, each ending before it was ready
SUPERVISOR_S = 15.0
ENDED_FOR_GOOD = ("FATAL", "EXITED", "UNKNOWN")


class NotReady(Exception):
    """The stack does not come up, or does not go; says what is the matter, as far as is known."""


class Waiting:
    """One wait. ``log_of`` says where a process writes."""

    def __init__(
        self, supervisor: Supervisor, asks: Mapping[str, Ask], log_of: Callable[[str], Path]
    ) -> None:
        self._supervisor = supervisor
        self._asks = asks
        self._log_of = log_of
        self._began = time.monotonic()
        self._seen: defaultdict[str, set[int]] = defaultdict(set)

    def wait(self, names: Iterable[str], within_s: float) -> None:
        """Return when all of them are ready. Raises NotReady."""
        waiting = list(names)
        while waiting := [name for name in waiting if not self._asks[name]()]:
            self._give_up_on_the_hopeless(waiting)
            if self._elapsed() > within_s:
                raise self._not_ready(waiting[0], f"is not ready after {within_s:.0f} s")
            time.sleep(PAUSE_S)

    def _give_up_on_the_hopeless(self, names: Iterable[str]) -> None:
        try:
            processes = self._supervisor.processes()
        except OSError as failure:  # it is being started
            if self._elapsed() > SUPERVISOR_S:
                raise self._not_ready("supervisord", "does not answer") from failure
            return
        for name in names:
            if processes[name]["statename"] in ENDED_FOR_GOOD:
                raise self._not_ready(name, "has ended and will not be started again")
            self._seen[name].add(processes[name]["pid"])
            if len(self._seen[name] - {0}) > TRIES:
                raise self._not_ready(name, "ends again and again")

    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _not_ready(self, name: str, why: str) -> NotReady:
        return NotReady(f"{name} {why}; {tail(self._log_of(name))}")
