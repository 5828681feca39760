"""One process at a time on a folder: who comes second is told who was first."""

import fcntl
import os
import shlex
import sys
from pathlib import Path
from types import TracebackType


class AlreadyRunning(Exception):
    """The folder is in use by a living process; the message says which, and what to do."""


class Claim:
    """A folder held by this process until ``release()``, or until the process is gone."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next one in. Harmless twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "Claim":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def claim(folder: Path, name: str = "maillage.lock") -> Claim:
    """Hold the folder. Raises AlreadyRunning naming the process that holds it.

    The lock is the kernel's (flock), so a process killed with -9 leaves a file and no claim.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 500, 0).decode(errors="replace").strip()
        os.close(descriptor)
        raise AlreadyRunning(_already(folder, holder)) from None
    _sign(descriptor)
    return Claim(descriptor)


def _sign(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()} ({shlex.join(sys.argv)[:300]})\n".encode(), 0)


def _already(folder: Path, holder: str) -> str:
    who = f"process {holder}" if holder else "a process that is just starting"
    return f"{folder} is in use by {who}. Stop it, wait for it, or set MAILLAGE_VAR elsewhere."
