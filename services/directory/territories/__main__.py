"""Tables of territories: ``python -m services.directory.territories import FILE.csv|list|refresh``.

``import`` keeps a CSV of code_insee, kind, code, nom (such as 37261,bv,tours,Bassin de vie de
Tours): from then on these communes are in these territories, and the places there are published
anew. ``refresh`` does that alone, for instance when the communes' data has changed. Works beside a
running product or without one. Ends with 1 when the table is wrong (nothing is kept of it), with 2
when the command is, with 3 when the database is away or in use.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pymongo.database import Database
from pymongo.errors import PyMongoError

from services.directory.beside import NoDatabase, directorys_database
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.milliseconds import in_milliseconds
from services.directory.settings import DirectorySettings
from services.directory.territories.refreshing import refresh
from services.directory.territories.store import Territory, TerritoryTables
from services.directory.territories.table import WrongTable, read_table
from services.directory.territories.territory import as_of_today
from services.wire.settings import read_settings

Json = dict[str, Any]
DONE, WRONG, NOT_NOW = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; answers the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        lines = read_table(asked.file) if asked.what == "import" else []
        with directorys_database(read_settings(DirectorySettings)) as database:
            TerritoryTables(database).keep(as_of_today(lines, gazetteer_if_any()))
            return _list(database) if asked.what == "list" else _refresh(database)
    except (WrongTable, OSError) as reason:
        sys.stderr.write(f"Nothing was imported. {reason}\n")
        return WRONG
    except (NoDatabase, PyMongoError) as reason:
        sys.stderr.write(f"The database is away: {reason}\nImporting again is harmless.\n")
        return NOT_NOW


def _list(database: Database[Json]) -> int:
    sys.stdout.writelines(map(_line, TerritoryTables(database).listed()))
    return DONE


def _line(territory: Territory) -> str:
    return f"{territory.kind}:{territory.code}\t{territory.nom}\t{territory.communes} communes\n"


def _refresh(database: Database[Json]) -> int:
    published = refresh(database, in_milliseconds(datetime.now(UTC)))
    sys.stdout.write(f"{published} places are in other territories now.\n")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("services.directory.territories", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("import").add_argument("file", type=Path, metavar="FILE.csv")
    what.add_parser("list")
    what.add_parser("refresh")
    return parser


if __name__ == "__main__":
    sys.exit(main())
