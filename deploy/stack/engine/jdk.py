"""Which Java runs the engine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

OLDEST = 21


def find_jdk() -> Path | None:
    """JAVA_HOME's ``java`` if it is at least 21, else the newest one installed; or None."""
    told = os.environ.get("JAVA_HOME")
    if told and version(Path(told) / "bin" / "java") >= OLDEST:
        return Path(told) / "bin" / "java"
    newest = max(_installed(), key=version, default=None)
    return newest if newest and version(newest) >= OLDEST else None


def why_absent() -> str | None:
    """Why no engine can be started on this machine; None when one can."""
    if find_jdk() is None:
        return f"no JDK >= {OLDEST} (looked at JAVA_HOME, at PATH and beside the installed ones)"
    if shutil.which("mvn") is None:
        return "no mvn, which brings the engine's jars"
    return None


def version(java: Path) -> int:
    """Its major version; 0 for what is no Java."""
    try:
        release = (java.resolve().parent.parent / "release").read_text()
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', release, re.MULTILINE)
    return int(found[1]) if found else 0


def _installed() -> Iterator[Path]:
    homes = {java.parent.parent.parent for java in _alternatives()} | {Path("/usr/lib/jvm")}
    if on_path := shutil.which("java"):
        yield Path(on_path)
    for home in sorted(homes):
        yield from sorted(home.glob("*/bin/java"))


def _alternatives() -> list[Path]:
    """What Debian knows: ``/usr/lib/jvm/<jdk>/bin/java``, one a line."""
    if shutil.which("update-alternatives") is None:
        return []
    listing = ["update-alternatives", "--list", "java"]
    told = subprocess.run(listing, capture_output=True, text=True, check=False)
    return [Path(line).resolve() for line in told.stdout.splitlines()]
