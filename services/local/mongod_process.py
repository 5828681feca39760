"""Starting and ending the process itself: a child that the kernel ends with its parent."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from services.local.mongod_files import NoMongod, mongod_of, socket_path

CACHE_GB = "0.25"  # mongod's own default may take half of the machine
# What it frees goes back to the system, not to a reserve. The carried mongod knows these; later
# ones have another allocator.
SMALL = (
    "--setParameter", "tcmallocAggressiveMemoryDecommit=1",
    "--setParameter", "tcmallocMaxTotalThreadCacheBytes=16777216",
    # The option above takes no less than 256M; of the 33,000 sessions that mongod asks for, each
    # takes a kilobyte from the start.
    "--wiredTigerEngineConfigString", "cache_size=40M,session_max=1000",
)  # fmt: skip
END_SECONDS = 30

# Becomes mongod after it has asked the kernel for SIGTERM at its parent's death (PR_SET_PDEATHSIG,
# which outlives exec), unless the parent is already gone. A preexec_fn would do the same between
# fork and exec, where the locks of other threads, pymongo's among them, may be held for ever.
TETHERED = """
import ctypes, os, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGTERM)
if os.getppid() == int(sys.argv[1]):
    os.execv(sys.argv[2], sys.argv[2:])
"""


def spawn(program: Path, folder: Path) -> "subprocess.Popen[bytes]":
    """A mongod on the folder, not yet answering, that ends when the calling thread does."""
    log = folder / "mongod.log"
    with suppress(FileNotFoundError):
        log.replace(folder / "mongod.log.1")
    # fmt: off
    command = [
        sys.executable, "-I", "-S", "-c", TETHERED, str(os.getpid()),
        str(program), "--dbpath", str(folder / "db"),
        "--bind_ip", str(socket_path(folder)), "--nounixsocket",  # no default socket in /tmp
        "--wiredTigerCacheSizeGB", CACHE_GB, "--logpath", str(log), "--logappend",
        "--setParameter", "diagnosticDataCollectionEnabled=false",
        *(SMALL if "fiftyone" in program.parts else ()),
    ]
    # fmt: on
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is for the product, which then stops it in order
        )


def end_leftover(folder: Path) -> None:
    """End the mongod that an earlier process left on the folder. Raises NoMongod if it stays."""
    if (pid := mongod_of(folder)) is None:
        return
    for wanted in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(pid, wanted)
        if _gone(folder):
            return
    raise NoMongod(f"An earlier mongod (process {pid}) is on {folder} and cannot be ended.")


def _gone(folder: Path) -> bool:
    deadline = time.monotonic() + END_SECONDS
    while mongod_of(folder) is not None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
