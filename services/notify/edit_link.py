"""``python -m services.notify.edit_link PLACE_ID``: prints a first edit link, for the operator to
hand over.

Works beside a running product in both shapes. The link is printed once; only its hash is kept.
"""

import argparse
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from services.notify.contract.links import LinkClaims
from services.notify.links.store import LinkStore
from services.notify.settings import NotifySettings
from services.wire.mongo import open_database
from services.wire.settings import read_settings

DEFAULT_URL = "http://127.0.0.1:8080"


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
    token = LinkStore(open_database(_mongo_url(settings), "notify")).mint(claims)
    sys.stdout.write(f"{_public_url(settings)}/lien/{token}\n")
    sys.stderr.write(f"Valid until {claims.expires_at:%Y-%m-%d %H:%M} UTC, as {claims.role}.\n")
    return 0


def _mongo_url(settings: NotifySettings) -> str:
    if settings.mongo_url:
        return settings.mongo_url
    # Only commands look for the embedded product's database; the service is told where it is.
    from services.local import mongod

    if url := mongod.running(settings.var / "mongod"):
        return url
    raise SystemExit("No product runs here. Start it, or set NOTIFY_MONGO_URL.")


def _public_url(settings: NotifySettings) -> str:
    """The configured address; else that of the embedded product."""
    told = settings.var / "address"
    if settings.public_url:
        return settings.public_url
    return told.read_text() if told.exists() else DEFAULT_URL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.notify.edit_link")
    parser.add_argument("place_id", nargs="+", help="the places it allows to edit")
    parser.add_argument("--role", choices=("editor", "operator"), default="editor")
    parser.add_argument("--hours", type=float, default=72.0, help="how long it is valid")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
