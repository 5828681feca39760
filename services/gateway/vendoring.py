"""What browsers get of npm packages, copied at set-up under names that carry their digest:
``python -m services.gateway.vendoring``.
"""

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
VENDOR = Path(__file__).parent / "static" / "vendor"
PACKAGES: Mapping[str, tuple[str, str]] = {
    "leaflet.js": ("leaflet", "dist/leaflet.js"),
    "leaflet.css": ("leaflet", "dist/leaflet.css"),
    "supercluster.js": ("supercluster", "dist/supercluster.min.js"),
}
"""The package of each file, and where it lies there."""


def vendor(packages: Path, into: Path) -> list[str]:
    """Copy all of them, each with its licence, and forget those of before; their names.

    Raises OSError where a package is absent, and copies nothing then.
    """
    written = {}
    for name, (package, path) in PACKAGES.items():
        content = _licensed(packages / package, path)
        written[_digested(name, content)] = content
    into.mkdir(parents=True, exist_ok=True)
    for name, content in written.items():
        (into / name).write_bytes(content)
    for old in into.iterdir():
        if old.name not in written:
            old.unlink()
    return sorted(written)


def vendored(into: Path = VENDOR) -> Mapping[str, str]:
    """The name under which each file is served; fewer than all where set-up went without npm."""
    found = {}
    for path in sorted(into.glob("*-*.*")):
        found[path.stem.rpartition("-")[0] + path.suffix] = path.name
    return found


def _licensed(package: Path, path: str) -> bytes:
    licence = (package / "LICENSE").read_text().strip().replace("*/", "* /")
    return f"/*! {licence} */\n".encode() + (package / path).read_bytes()


def _digested(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{hashlib.blake2b(content, digest_size=6).hexdigest()}.{suffix}"


def main() -> int:
    """Exits with 1 when npm's packages are absent: the pages then show no map."""
    try:
        names = vendor(ROOT / "node_modules", VENDOR)
    except OSError as reason:
        sys.stderr.write(f"No map in the pages ({reason}): npm's packages are absent.\n")
        return 1
    sys.stderr.write(f"Copied for browsers: {', '.join(names)}.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
