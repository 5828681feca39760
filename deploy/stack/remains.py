"""Whether anything of a stack is still alive, as the kernel knows it."""

import fcntl
import os
import time
from pathlib import Path

LOCK = "alive.lock"


def all_gone(folder: Path, within_s: float) -> bool:
    """Whether every process that was tethered to the folder, and its descendants, ended in time."""
    deadline = time.monotonic() + within_s
    while not _nobody_holds(folder / LOCK):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _nobody_holds(lock: Path) -> bool:
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True
