"""``python -m services.notify.sending stop|go|show``: the switch that stops all sending, and what
became of the last week's notifications.

Works beside a running product in both shapes, within a second. What waits goes on afterwards, if it
has not expired by then.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.notify.beside import mongo_url
from services.notify.notifications.limits import Counters
from services.notify.notifications.store import NotificationStore
from services.notify.settings import NotifySettings
from services.wire.mongo import open_database
from services.wire.settings import read_settings

SHOWN = timedelta(days=7)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    wish = _parser().parse_args(arguments).wish
    database = open_database(mongo_url(read_settings(NotifySettings)), "notify")
    with database.client:
        counters = Counters(database)
        if wish != "show":
            counters.switch(stopped=wish == "stop", now=datetime.now(UTC))
        stopped = counters.is_stopped()
        tally = NotificationStore(database).tally(datetime.now(UTC) - SHOWN)
    sys.stdout.write("Sending is stopped.\n" if stopped else "Sending goes on.\n")
    for state, count in sorted(tally.items()):
        sys.stdout.write(f"{count:8,} {state}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.notify.sending")
    parser.add_argument("wish", choices=("stop", "go", "show"))
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
