"""The import keeps its promises on a real mongod, through the command that people run."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.collection import Collection

from services.directory import import_places
from services.directory.contract.revision import Actor
from services.directory.imports.importing import Importer
from services.directory.imports.row import COLUMNS
from services.directory.imports.survey import survey
from services.directory.places.store import PlaceStore
from services.local.claim import claim
from services.local.mongod import start
from tests.load.generator import NoCommunes
from tests.load.generator import write as generate

TOURS = Path(__file__).parents[2] / "deploy" / "demo" / "tours.csv"
COMMAND = [sys.executable, "-W", "ignore", "-m", "services.directory.import_places"]
IMPORTER = Actor(person_id="", role="import", via="import:test")


@pytest.fixture(autouse=True)
def settings(mongo_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIRECTORY_MONGO_URL", mongo_url)
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path / "var"))


@pytest.fixture
def places(mongo_client: MongoClient) -> Iterator[Collection]:
    """The places of the command's own database."""
    mongo_client.drop_database("directory")
    yield mongo_client["directory"]["places"]
    mongo_client.drop_database("directory")


def many(count: int, folder: Path) -> Path:
    path = folder / f"{count}.csv"
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            generate(count, file)
    except NoCommunes as reason:
        pytest.skip(str(reason))
    return path


def changed(path: Path, folder: Path, **cells: str) -> Path:
    """The same file, with these cells in its first row."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0].update(cells)
    copy = folder / path.name
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return copy


def peak_kib(file: Path) -> int:
    process = subprocess.Popen([*COMMAND, str(file)], stderr=subprocess.DEVNULL)
    _, process.returncode, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss


def run(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    report = folder / "report.json"
    assert import_places.main([*map(str, arguments), "--report", str(report)]) == 0
    return json.loads(report.read_text())


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["created"], report["changed"], report["unchanged"]


def test_each_place_of_the_demonstration_is_kept_with_its_event(places, tmp_path):
    report = run(tmp_path, TOURS)

    assert counts(report) == (12, 0, 0)
    assert [len(place["outbox"]) for place in places.find()] == [1] * 12


def test_importing_twice_changes_nothing(places, tmp_path):
    run(tmp_path, TOURS)
    before = list(places.find().sort("_id"))

    assert counts(run(tmp_path, TOURS)) == (0, 0, 12)
    assert list(places.find().sort("_id")) == before


def test_only_the_place_that_changed_is_written(places, tmp_path):
    run(tmp_path, TOURS)

    report = run(tmp_path, changed(TOURS, tmp_path, horaires="Mo 09:00-12:00"))

    assert counts(report) == (0, 1, 11)
    assert places.count_documents({"revision": 2}) == 1


def test_json_and_csv_of_the_same_places_are_the_same(places, tmp_path):
    run(tmp_path, TOURS)
    with TOURS.open(encoding="utf-8", newline="") as file:
        rows = [{**row, "services": row["services"].split("|")} for row in csv.DictReader(file)]
    (tmp_path / "tours.json").write_text(json.dumps(rows))

    assert counts(run(tmp_path, tmp_path / "tours.json")) == (0, 0, 12)


def test_of_two_rows_with_one_id_the_last_is_kept_whatever_lies_between(places, tmp_path):
    file = many(1200, tmp_path)
    twice = f"{file.read_text()}essai-000001,1,Le dernier,Tours,37000{',' * 13}{SOURCE}{',' * 14}\n"
    file.write_text(twice)

    first, again = run(tmp_path, file), run(tmp_path, file)

    assert counts(first) == (1200, 0, 0)
    assert counts(again) == (0, 0, 1200)
    assert [one["line"] for one in first["warnings"] if one["kind"] == "same_id"] == [2]


def test_refused_rows_are_told_and_stop_nothing(places, tmp_path, capsys):
    file = tmp_path / TOURS.name
    file.write_text(f"{TOURS.read_text()}tours-99,a row that was cut\n")

    report = run(tmp_path, file)

    [refused] = report["refused"]
    assert (refused["line"], report["created"]) == (14, 12)
    assert "line 14 (row 13)" in capsys.readouterr().out


def test_a_place_without_a_name_is_kept_and_waits_for_one(places, tmp_path):
    report = run(tmp_path, changed(TOURS, tmp_path, nom="", latitude="abc"))

    assert (report["refused"], report["created"]) == ([], 12)
    assert report["warnings_by_kind"]["no_name"] == 1


def test_a_file_broken_at_its_end_writes_nothing(places, tmp_path, capsys):
    file = many(1200, tmp_path)
    file.write_bytes(file.read_bytes() + b'1,"cut')

    assert import_places.main([str(file)]) == import_places.BROKEN_FILE
    assert places.count_documents({}) == 0
    assert "ends inside a quoted cell" in capsys.readouterr().err


def test_a_second_import_says_that_there_is_a_first(places, tmp_path, capsys):
    with claim(tmp_path / "var", "import.lock"):
        assert import_places.main([str(TOURS)]) == import_places.NOT_NOW

    said = capsys.readouterr().err
    assert f"running here since {now():%Y-%m-%d}" in said
    assert f"process {os.getpid()} " in said


def test_what_a_person_changes_meanwhile_is_not_lost(database, tmp_path):
    store, editor = PlaceStore(database), Overtaking(PlaceStore(database))
    store.prepare()
    Importer(store, IMPORTER, now).write(survey(TOURS, "", int), int)

    later = changed(TOURS, tmp_path, presentation_resume="Nouveau")
    report = Importer(editor, IMPORTER, now).write(survey(later, "", int), int)

    assert (report.changed, report.unchanged) == (1, 11)
    [place] = database.places.find({"details.presentation_resume": "Nouveau"})
    assert place["details"]["telephone"] == "+33261910000"


def test_memory_does_not_grow_with_the_file(places, tmp_path):
    few, more = (peak_kib(many(count, tmp_path)) for count in (500, 5000))

    assert more - few < 30 * 1024


def test_killed_in_the_middle_and_done_again_it_ends_the_same(places, tmp_path):
    file = many(3000, tmp_path)
    with subprocess.Popen([*COMMAND, str(file)], stderr=subprocess.DEVNULL) as command:
        while places.count_documents({}) < 500 and command.poll() is None:
            time.sleep(0.01)
        command.send_signal(signal.SIGKILL)
    kept = places.count_documents({})

    report = run(tmp_path, file)

    assert 500 <= kept < 3000
    assert counts(report) == (3000 - kept, 0, kept)
    assert counts(run(tmp_path, file)) == (0, 0, 3000)


def test_without_a_product_it_starts_the_carried_mongod_and_leaves_none(tmp_path, monkeypatch):
    monkeypatch.setenv("DIRECTORY_MONGO_URL", "")

    assert counts(run(tmp_path, TOURS)) == (12, 0, 0)
    assert counts(run(tmp_path, TOURS)) == (0, 0, 12)
    start(tmp_path / "var" / "mongod").stop()


def test_beside_a_running_product_it_writes_to_the_products_mongod(tmp_path, monkeypatch):
    monkeypatch.setenv("DIRECTORY_MONGO_URL", "")

    with start(tmp_path / "var" / "mongod") as mongod, MongoClient(mongod.url) as client:
        run(tmp_path, TOURS)

        assert client["directory"]["places"].count_documents({}) == 12


def test_a_database_that_is_away_is_said_to_be(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DIRECTORY_MONGO_URL", "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200")

    assert import_places.main([str(TOURS)]) == import_places.NOT_NOW
    assert "The import stopped" in capsys.readouterr().err


SOURCE = '"Maillage, lieux inventés"'


def now() -> datetime:
    return datetime.now(UTC)


class Overtaking(PlaceStore):
    """A store in which an editor adds a telephone just before the first bulk."""

    def __init__(self, store: PlaceStore) -> None:
        self.__dict__.update(store.__dict__)
        self._overtaken = False

    def save_many(self, places):
        if not self._overtaken:
            self._overtaken = True
            mine = self.find(places[0].place_id)
            details = mine.details.model_copy(update={"telephone": "+33261910000"})
            editor = Actor(person_id="ana", role="operator", via="page")
            self.save(mine.publish(details, editor, now() + timedelta(days=1)))
        return super().save_many(places)
