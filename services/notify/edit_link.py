"""``python -m services.notify.edit_link PLACE_ID…``: prints a first link, for the operator to hand
over; ``--role referent --territory bv:tours`` prints one for who looks after a territory.

Works beside a running product in both shapes. The link is printed once; only its hash is kept.
"""

import argparse
import sys
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import get_args

from services.notify.beside import mongo_url, public_url
from services.notify.contract.links import LinkClaims, Role
from services.notify.links.granting import WrongGrant, granted_territories, must_be_granted
from services.notify.links.store import LinkStore
from services.notify.settings import NotifySettings
from services.wire.mongo import open_database
from services.wire.settings import read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = _parser()
    read = parser.parse_args(arguments)
    try:
        claims = _claims(read)
    except WrongGrant as reason:
        parser.error(str(reason))
    settings = read_settings(NotifySettings)
    token = LinkStore(open_database(mongo_url(settings), "notify")).mint(claims)
    sys.stdout.write(f"{public_url(settings)}/lien/{token}\n")
    where = f" in {', '.join(claims.territories)}" if claims.territories else ""
    until = f"{claims.expires_at:%Y-%m-%d %H:%M}"
    sys.stderr.write(f"Valid until {until} UTC, as {claims.role}{where}.\n")
    return 0


def _claims(read: argparse.Namespace) -> LinkClaims:
    must_be_granted(read.role, read.place_id, read.territory)
    return LinkClaims(
        person_id=str(uuid.uuid4()),
        role=read.role,
        place_ids=tuple(read.place_id),
        territories=granted_territories(read.territory),
        expires_at=datetime.now(UTC) + timedelta(hours=read.hours),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.notify.edit_link")
    parser.add_argument("place_id", nargs="*", help="the places it allows to edit")
    parser.add_argument("--role", choices=get_args(Role), default="editor")
    parser.add_argument(
        "--territory",
        action="append",
        default=[],
        metavar="CODE",
        help="such as 37, dep:37, reg:24, epci:243700754 or bv:tours; may be given again",
    )
    parser.add_argument("--hours", type=float, default=72.0, help="how long it is valid")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
