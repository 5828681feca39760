"""What the product takes of the machine's memory."""

from collections import Counter
from contextlib import suppress

import psutil


def pss_mb(pid: int) -> dict[str, float]:
    """The proportional set size of a process and all below it, by program, and in ``all``."""
    above = psutil.Process(pid)
    found: Counter[str] = Counter()
    for process in (above, *above.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
            found[_program(process)] += process.memory_full_info().pss
    told = {name: round(size / 1e6, 1) for name, size in found.most_common()}
    return {"all": round(found.total() / 1e6, 1), **told}


def _program(process: psutil.Process) -> str:
    """``python services.search`` rather than one of many « python »."""
    command = process.cmdline()
    if "-m" in command[:-1]:
        return f"python {command[command.index('-m') + 1]}"
    return process.name()
