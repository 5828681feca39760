"""Places that may be one: ``python -m services.directory.duplicates find|list|merge PAIR``.

``find`` compares all places that are shown and keeps the pairs that look like one; what was judged
« not a duplicate » stays so. ``list`` writes those that wait, the likeliest first: score, reasons,
pair, both names; with ``--judged`` those that were judged. ``--min-score`` leaves the others out.
``merge`` makes one place of a pair, and keeps the fuller listing or the one that ``--keep`` names;
the running product does the rest, at once or when it is started.
Works beside a running product or without one. Ends with 1 when what it was asked is refused, with 2
when the command is wrong, with 3 when the database is away or in use.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from pymongo.database import Database
from pymongo.errors import PyMongoError
from tqdm import tqdm

from services.directory.beside import NoDatabase, directorys_database
from services.directory.contract.duplicates import Duplicate, State
from services.directory.duplicates.blocking import blocks_of
from services.directory.duplicates.candidates import known_of, likely_pairs
from services.directory.duplicates.likeness import LIKELY
from services.directory.duplicates.store import DuplicateStore
from services.directory.merges.command import merge
from services.directory.milliseconds import in_milliseconds
from services.directory.places.store import PlaceStore
from services.directory.settings import DirectorySettings
from services.wire.errors import Refused
from services.wire.settings import read_settings

DONE, REFUSED, NOT_NOW = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; answers the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        with directorys_database(read_settings(DirectorySettings)) as database:
            DuplicateStore(database).prepare()
            asked.do(database, asked)
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n{_reasons(refusal)}")
        return REFUSED
    except (NoDatabase, PyMongoError) as reason:
        sys.stderr.write(f"The database is away: {reason}\n")
        return NOT_NOW
    return DONE


def _find(database: Database[dict[str, Any]], asked: argparse.Namespace) -> None:
    """``disable=None``: a bar only where there is a terminal to show it."""
    now = in_milliseconds(datetime.now(UTC))
    places = PlaceStore(database).all_shown()
    shown = tqdm(places, desc="Reading", unit=" places", disable=None)
    known = list(map(known_of, shown))
    blocks = tqdm(blocks_of([each.traits for each in known]), desc="Comparing", disable=None)
    found = list(likely_pairs(known, blocks, asked.min_score))
    DuplicateStore(database).replace_open(found, now)
    sys.stdout.write(f"{len(known)} places; pairs that look like one: {len(found)}.\n")


def _list(database: Database[dict[str, Any]], asked: argparse.Namespace) -> None:
    states: Sequence[State] = ("not_duplicate", "merged") if asked.judged else ("open",)
    pairs = DuplicateStore(database).all_in(states, asked.min_score)
    sys.stdout.writelines(_lines(pairs, PlaceStore(database)))


def _lines(pairs: Iterable[Duplicate], places: PlaceStore) -> Iterable[str]:
    for pair in pairs:
        both = places.find_many(pair.place_ids)
        told = (both[each] for each in pair.place_ids if each in both)
        names = " = ".join(place.details.nom for place in told if place.details)
        state = "merged\t" if pair.state == "merged" else ""
        yield f"{pair.score:.2f}\t{','.join(pair.reasons)}\t{pair.pair_id}\t{state}{names}\n"


def _merge(database: Database[dict[str, Any]], asked: argparse.Namespace) -> None:
    outcome = merge(database, asked.pair, asked.keep, in_milliseconds(datetime.now(UTC)))
    taken = ", ".join(outcome.taken) or "nothing"
    sys.stdout.write(
        f"{outcome.replaced} leads to {outcome.kept} from now on. Taken over: {taken}; workshops:"
        f" {outcome.workshops}.\n"
    )


def _reasons(refusal: Refused) -> str:
    return "".join(f"  {each.field}: {each.message}\n" for each in refusal.reasons)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.duplicates", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(required=True)
    find = commands.add_parser("find", help="compare all places")
    find.set_defaults(do=_find)
    listing = commands.add_parser("list", help="write the pairs that wait")
    listing.add_argument("--judged", action="store_true", help="those that were judged")
    listing.set_defaults(do=_list)
    for command in (find, listing):
        command.add_argument(
            "--min-score", type=_score, default=LIKELY, metavar="0.6", help="0 to 1"
        )
    merging = commands.add_parser("merge", help="make one place of a pair")
    merging.add_argument("pair", metavar="PAIR", help="as « list » writes it")
    merging.add_argument("--keep", default="", metavar="PLACE_ID", help="default: the fuller one")
    merging.set_defaults(do=_merge)
    return parser


def _score(written: str) -> float:
    if not 0 < (score := float(written)) <= 1:
        raise argparse.ArgumentTypeError(f"{written} is not above 0 and up to 1")
    return score


if __name__ == "__main__":
    sys.exit(main())
