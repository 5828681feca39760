"""The engine's jars, fetched once."""

import fcntl
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
JARS = Path("var/engine/lib")


class NoJars(Exception):
    """Maven could not bring the jars; has its last words."""


def fetch_jars(folder: Path = JARS) -> Path:
    """The folder with every jar the pom asks for.

    Only one process fetches; another pom fetches anew.
    """
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    stamp, digest = folder / "pom.sha256", sha256(POM.read_bytes()).hexdigest()
    with (folder.parent / "lib.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.is_file() or stamp.read_text() != digest:
            shutil.rmtree(folder, ignore_errors=True)
            _fetch(folder)
            stamp.write_text(digest)
    return folder


def _fetch(folder: Path) -> None:
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    told = subprocess.run(
        ["mvn", "-q", "-B", "-f", os.fspath(POM), *goal],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if told.returncode:
        raise NoJars((told.stdout + told.stderr)[-2000:])
