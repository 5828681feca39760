"""Who dies when: seeded, so that a run that failed can be run again."""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

KILLS_OF_EACH = 5
FROZEN_S = 20.0
HANG_FIRST = 0.5  # how many of those that are killed hang first
HANGS_S = 0.7


@dataclass
class Killings:
    """What was done, and how often a change was in flight at that moment."""

    killed: Counter[str] = field(default_factory=Counter)
    frozen: Counter[str] = field(default_factory=Counter)
    met_work: int = 0


class Killer:
    """Kills each process several times and freezes each once, with time to recover between."""

    def __init__(
        self,
        names: list[str],
        pid_of: Callable[[str], int],
        recovered: Callable[[], bool],
        in_flight: Callable[[], int],
        on_frozen: Callable[[str], None],
    ) -> None:
        self.done = Killings()
        self._names = names
        self._pid_of = pid_of
        self._recovered = recovered
        self._in_flight = in_flight
        self._on_frozen = on_frozen

    async def run(self, chance: random.Random) -> Killings:
        """Every death in a seeded order; two at a time are frozen, somewhere in between."""
        deaths = [name for name in self._names for _ in range(KILLS_OF_EACH)]
        chance.shuffle(deaths)
        frozen = chance.sample(self._names, len(self._names))
        stretch = len(deaths) // (len(frozen) // 2)
        for begin in range(0, len(deaths), stretch):
            for name in deaths[begin : begin + stretch]:
                await self._kill(name, chance)
            await asyncio.gather(self._freeze(frozen.pop()), self._freeze(frozen.pop()))
        return self.done

    async def _kill(self, name: str, chance: random.Random) -> None:
        await asyncio.sleep(chance.uniform(0.2, 1.5))
        pid = await self._living(name)
        self.done.met_work += await work_in_flight(self._in_flight)
        if chance.random() < HANG_FIRST:  # what reaches it then is taken, and never kept
            os.kill(pid, signal.SIGSTOP)
            await asyncio.sleep(HANGS_S)
        os.kill(pid, signal.SIGKILL)
        self.done.killed[name] += 1
        await self._recover()

    async def _freeze(self, name: str) -> None:
        pid = await self._living(name)
        self._on_frozen(name)
        os.kill(pid, signal.SIGSTOP)
        self.done.frozen[name] += 1
        await asyncio.sleep(FROZEN_S)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)
        await self._recover()

    async def _recover(self) -> None:
        """Wait until changes are acknowledged again, for at most a minute."""
        for _ in range(600):
            await asyncio.sleep(0.1)
            if self._recovered():
                return
        raise AssertionError("it did not recover within a minute")

    async def _living(self, name: str) -> int:
        while not (pid := await asyncio.to_thread(self._pid_of, name)):
            await asyncio.sleep(0.1)
        return pid


async def work_in_flight(in_flight: Callable[[], int]) -> bool:
    """Whether a change is in flight, waiting a moment for one: a kill between two proves little."""
    for _ in range(1000):
        if in_flight():
            return True
        await asyncio.sleep(0.001)
    return False
