"""``python -m services.notify.edit_link PLACE_ID``: prints a first edit link, for the operator to
hand over.

Works beside a running product in both shapes. The link is printed once; only its hash is kept.
"""

import argparse
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.notify.beside import mongo_url, public_url
from services.notify.contract.links import LinkClaims
from services.notify.links.store import LinkStore
from services.notify.settings import NotifySettings
from services.wire.mongo import open_database
from services.wire.settings import read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    read = _parser().parse_args(arguments)
    settings = read_settings(NotifySettings)
    claims = LinkClaims(
        person_id=str(uuid.uuid4()),
        role=read.role,
        place_ids=tuple(read.place_id),
        expires_at=datetime.now(UTC) + timedelta(hours=read.hours),
    )
    token = LinkStore(open_database(mongo_url(settings), "notify")).mint(claims)
    sys.stdout.write(f"{public_url(settings)}/lien/{token}\n")
    sys.stderr.write(f"Valid until {claims.expires_at:%Y-%m-%d %H:%M} UTC, as {claims.role}.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.notify.edit_link")
    parser.add_argument("place_id", nargs="+", help="the places it allows to edit")
    parser.add_argument("--role", choices=("editor", "operator"), default="editor")
    parser.add_argument("--hours", type=float, default=72.0, help="how long it is valid")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
