"""Places that may be one: ``python -m services.directory.duplicates find|list``.

``find`` compares all places that are shown and keeps the pairs that look like one; what was judged
« not a duplicate » stays so. ``list`` writes those that wait, the likeliest first: score, reasons,
pair, both names; with ``--judged`` those that were judged. ``--min-score`` leaves the others out.
Works beside a running product or without one. Ends with 2 when the command is wrong, with 3 when
the database is away or in use.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pymongo.errors import PyMongoError
from tqdm import tqdm

from services.directory.beside import NoDatabase, directorys_database
from services.directory.contract.duplicates import Duplicate, State
from services.directory.duplicates.blocking import blocks_of
from services.directory.duplicates.candidates import known_of, likely_pairs
from services.directory.duplicates.likeness import LIKELY
from services.directory.duplicates.store import DuplicateStore
from services.directory.milliseconds import in_milliseconds
from services.directory.places.store import PlaceStore
from services.directory.settings import DirectorySettings
from services.wire.settings import read_settings

DONE, NOT_NOW = 0, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; answers the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        with directorys_database(read_settings(DirectorySettings)) as database:
            places, duplicates = PlaceStore(database), DuplicateStore(database)
            duplicates.prepare()
            if asked.what == "find":
                return _find(places, duplicates, asked.min_score)
            state: State = "not_duplicate" if asked.judged else "open"
            return _list(duplicates.all_in(state, asked.min_score), places)
    except (NoDatabase, PyMongoError) as reason:
        sys.stderr.write(f"The database is away: {reason}\n")
        return NOT_NOW


def _find(places: PlaceStore, duplicates: DuplicateStore, min_score: float) -> int:
    """``disable=None``: a bar only where there is a terminal to show it."""
    now = in_milliseconds(datetime.now(UTC))
    shown = tqdm(places.all_shown(), desc="Reading", unit=" places", disable=None)
    known = list(map(known_of, shown))
    blocks = tqdm(blocks_of([each.traits for each in known]), desc="Comparing", disable=None)
    found = list(likely_pairs(known, blocks, min_score))
    duplicates.replace_open(found, now)
    sys.stdout.write(f"{len(known)} places; pairs that look like one: {len(found)}.\n")
    return DONE


def _list(pairs: Iterable[Duplicate], places: PlaceStore) -> int:
    sys.stdout.writelines(_line(pair, places) for pair in pairs)
    return DONE


def _line(pair: Duplicate, places: PlaceStore) -> str:
    both = places.find_many(pair.place_ids)
    names = " = ".join(place.details.nom for place in both.values() if place.details)
    return f"{pair.score:.2f}\t{','.join(pair.reasons)}\t{pair.pair_id}\t{names}\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.duplicates", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", choices=("find", "list"))
    parser.add_argument("--min-score", type=_score, default=LIKELY, metavar="0.6", help="0 to 1")
    parser.add_argument("--judged", action="store_true", help="with « list »: the judged ones")
    return parser


def _score(written: str) -> float:
    if not 0 < (score := float(written)) <= 1:
        raise argparse.ArgumentTypeError(f"{written} is not above 0 and up to 1")
    return score


if __name__ == "__main__":
    sys.exit(main())
