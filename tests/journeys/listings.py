"""Listings of a test's own: files in the standard, imported beside the running product."""

import csv
import itertools
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.imports.row import COLUMNS
from tests.contract.buses import eventually

OLD = "2020-01-15"  # who updated it last then, has to confirm it
_spots = itertools.count()


@pytest.fixture
def a_file(tmp_path):
    """Writes a standard file of places of one source of its own."""

    def write(*rows, name="places.csv"):
        file = tmp_path / name
        with file.open("w", newline="") as opened:
            writer = csv.DictWriter(opened, COLUMNS)
            writer.writeheader()
            writer.writerows({**dict.fromkeys(COLUMNS, ""), **row} for row in rows)
        return file

    return write


def a_row(**fields):
    known = {
        "id": "1",
        "pivot": "00000000000000",
        "nom": "Lieu",
        "commune": "Véretz",
        "code_postal": "37270",
        "adresse": "1 rue du Cher",
        "date_maj": "2026-01-15",
        "latitude": "47.35706",
        "longitude": "0.80575",
        "source": uuid.uuid4().hex,
    }
    return {**known, **fields}


def a_word():
    """A word that nothing else has."""
    return "zz" + "".join(chr(ord("a") + int(digit, 16)) for digit in uuid.uuid4().hex[:12])


def a_workshop(**fields):
    """What an editor announces: next week, under a title that nothing else has."""
    starts = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
    known = {
        "titre": f"Atelier {a_word()}",
        "theme": "Loisirs et créations numériques",
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=2)).isoformat(),
    }
    return {**known, **fields}


def imported(product, a_file, **fields):
    """The id of a place that was imported just now, and can be found."""
    word = a_word()
    product.import_file(a_file(a_row(nom=f"Lieu {word}", **fields)))
    eventually(lambda: product.names(q=word), within_s=60)  # others may use this machine too
    return word, product.place_id(word)


def listed(product, a_file, **fields):
    """A place that was imported just now, with nothing else for 20 km around, as it is shown."""
    row, column = divmod(next(_spots), 20)
    spot = {"latitude": f"{43 + row / 5:.1f}", "longitude": f"{column / 4:.2f}"}
    nowhere = {"commune": "Nulle-Part", "code_postal": "37999"}  # else it is moved to its commune
    said = {**spot, **nowhere, "date_maj": OLD, **fields}
    return product.place(imported(product, a_file, **said)[1])
