"""``python -m deploy.stack.engine --base-port 9200 --data DIR``: OpenSearch on port 9201.

Becomes the Java process, so that whoever started it owns it. Loopback only.
"""

import argparse
import ctypes
import os
import signal
import sys
from pathlib import Path

from deploy.stack.engine.jars import NoJars, fetch_jars
from deploy.stack.engine.jdk import find_jdk, why_absent
from deploy.stack.engine.node import (
    FIRST_BASE_PORT,
    LAST_BASE_PORT,
    command,
    taken_port,
    write_config,
)

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Check what would end badly, then hand the process over."""
    asked = _arguments()
    java = find_jdk()
    if java is None or why_absent():
        sys.exit(f"The search engine cannot start: {why_absent()}.")
    try:
        jars = fetch_jars()
    except NoJars as failure:
        sys.exit(f"The search engine cannot start: Maven could not fetch its jars.\n{failure}")
    if asked.fetch_only:
        return
    if (port := taken_port(asked.base_port)) is not None:
        sys.exit(f"The search engine cannot start: port {port} is taken on 127.0.0.1.")
    folder = asked.data.absolute()
    write_config(folder, asked.base_port)
    if asked.die_with_parent:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # outlives the exec
    start = command(java, jars, folder, asked.base_port)
    os.execv(start[0], start)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="deploy.stack.engine", description=__doc__)
    parser.add_argument("--base-port", type=_base_port, default=9200, help="it answers one above")
    parser.add_argument("--data", type=Path, default=Path("var/engine/data"))
    parser.add_argument("--die-with-parent", action="store_true", help="even if it is killed")
    parser.add_argument("--fetch-only", action="store_true", help="bring the jars and end")
    return parser.parse_args()


def _base_port(text: str) -> int:
    port = int(text)
    if not FIRST_BASE_PORT <= port <= LAST_BASE_PORT:
        raise argparse.ArgumentTypeError(f"between {FIRST_BASE_PORT} and {LAST_BASE_PORT}")
    return port


if __name__ == "__main__":
    main()
