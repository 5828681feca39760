"""Where the gazetteer's file is. It is made at set-up (services/directory/gazetteer/build.py)."""

from functools import cache
from pathlib import Path

from services.directory.contract.gazetteer.columns import UnknownForm, read
from services.directory.contract.gazetteer.gazetteer import Gazetteer

FILE = Path(__file__).parents[2] / "gazetteer" / "data" / "communes.json.zz"


class NoGazetteer(Exception):
    """There is none; the message says why, and what to do."""


@cache
def open_gazetteer(file: Path = FILE) -> Gazetteer:
    """Read once in a process. Raises NoGazetteer."""
    try:
        return Gazetteer(read(file.read_bytes()))
    except (OSError, UnknownForm) as reason:
        raise NoGazetteer(f"No gazetteer of communes ({reason}): run `make setup`.") from reason


def gazetteer_if_any() -> Gazetteer | None:
    """For whoever does without; that there is none is said once, when the service starts."""
    try:
        return open_gazetteer()
    except NoGazetteer:
        return None
