"""``python -m deploy.stack`` (make stack): the whole product without Docker, until Ctrl-C."""

import argparse
import json
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from deploy.stack.logs import Follower
from deploy.stack.options import GATEWAY_PORT
from deploy.stack.program import Missing
from deploy.stack.running import Stack
from deploy.stack.waiting import NotReady
from services.local.claim import AlreadyRunning

NAMES = ("rabbitmq", "mongod", "engine", "directory", "notify", "search", "gateway")


class AskedToStop(BaseException):
    """SIGTERM or Ctrl-C. As with KeyboardInterrupt, who handles failures does not catch it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until asked to stop. 1 when the stack cannot start, or something of it stays."""
    asked = vars(_parser().parse_args(arguments))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    follower = Follower(asked["var"].absolute(), NAMES)
    follower.start()
    try:
        _run(**asked)
    except AskedToStop:
        _say("Everything is stopped; everything is kept.")
    except (AlreadyRunning, Missing, NotReady) as reason:
        _say(str(reason))
        return 1
    finally:
        follower.stop()
    return 0


def _run(var: Path, **options: Any) -> NoReturn:
    started = time.monotonic()
    with Stack.start(var, say=_say, **options) as stack:
        if not stack.urls.gateway.endswith(f":{options['port']}"):
            _say(f"Port {options['port']} is taken; the gateway takes another.")
        stack.wait_ready()
        _say(
            f"Maillage is at {stack.urls.gateway} (ready after {time.monotonic() - started:.1f} s; "
            f"Ctrl-C ends it).\nFor commands beside it: set -a; . {stack.folder}/commands.env"
        )
        stack.wait()


def _stop(number: int, _frame: object) -> NoReturn:
    for again in (signal.SIGTERM, signal.SIGINT):  # stopping is under way: once is enough
        signal.signal(again, signal.SIG_IGN)
    _say("Stopping: the gateway first, the broker last …")
    raise AskedToStop


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _delays(text: str) -> tuple[int, ...]:
    return tuple(int(delay) for delay in json.loads(text))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy.stack", description=__doc__)
    parser.add_argument("--var", type=Path, default=Path("var/stack"), help="keeps everything")
    parser.add_argument("--port", type=int, default=GATEWAY_PORT, help="0 for any that is free")
    parser.add_argument("--no-demo", dest="demo", action="store_false", help="start empty")
    parser.add_argument("--embedded-index", action="store_true", help="no search engine, no JVM")
    parser.add_argument("--rate-limit", default="", help="reads, for each address: 1200/minute")
    parser.add_argument("--retry-delays-ms", type=_delays, default=(), help="[10000,60000,300000]")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
