"""The report of each import is kept, listed and shown."""

import hashlib
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import bson
import pytest

from services.directory import import_places
from services.directory.contract.imports import ImportPage, ImportSummary, ShownImport
from services.directory.contract.revision import Actor
from services.directory.erasure.erasure import tombstone
from services.directory.imports.doors import ImportDoors
from services.directory.imports.failure import ImportStopped
from services.directory.imports.running import Import
from services.directory.imports.store import ImportStore
from services.directory.imports.turn import Turn
from services.directory.places.store import PlaceStore
from services.wire.errors import Forbidden, NotFound
from services.wire.lease import Lease
from tests.contract.imports import TOURS, run, table, tours

NOW = datetime.now(UTC)
COMMAND = [sys.executable, "-W", "ignore", "-m", "services.directory.import_places"]
OPERATOR = {"person_id": "o", "role": "operator", "via": "page"}
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["37"]}


@pytest.fixture
def doors(imported):
    doors = ImportDoors()
    doors.imports, doors.clock = ImportStore(imported), lambda: datetime.now(UTC)
    return doors


def listed(doors, limit=10, after=None) -> ImportPage:
    return ImportPage.model_validate(doors.list_imports(OPERATOR, after, limit))


def the_last(doors) -> ImportSummary:
    return listed(doors, 1).imports[0]


def shown(doors, after=0, limit=1000) -> ShownImport:
    found = doors.show_import(the_last(doors).import_id, OPERATOR, after, limit)
    return ShownImport.model_validate(found)


def dirty(folder, count: int):
    """So many rows, each of which needs a correction and waits for a person."""
    row = {**tours()[0], "telephone": "02.61.91.00.00", "site_web": "aucun site"}
    return table(folder, [{**row, "id": f"essai-{number}"} for number in range(count)])


def test_it_says_who_imported_which_file_when_and_what_became_of_it(doors, tmp_path):
    report = run(tmp_path, TOURS)

    kept = the_last(doors)
    assert (kept.state, kept.import_id) == ("done", report["import_id"])
    assert (kept.via, kept.file_name) == ("import:tours.csv", "tours.csv")
    assert kept.digest == hashlib.sha256(TOURS.read_bytes()).hexdigest()
    assert kept.source == tours()[0]["source"]
    assert kept.began_at <= kept.seen_at <= kept.ended_at
    assert (kept.rows, kept.created, kept.changed, kept.unchanged) == (12, 12, 0, 0)


def test_nothing_of_an_erased_place_is_kept_however_often_its_source_tells_of_it(
    doors, imported, tmp_path
):
    """Not of an earlier row of the same id either, which another one replaced."""
    file = dirty(tmp_path, 2)
    run(tmp_path, file)
    places = PlaceStore(imported)
    [one] = [each for each in places.all_shown() if each.details.id == "essai-0"]
    places.erase(tombstone(one, Actor(person_id="o", role="operator", via="api"), NOW))
    row = {**tours()[0], "telephone": "02.61.91.00.00", "site_web": "aucun site"}
    again = [{**row, "id": "essai-0", "telephone": number} for number in ("02.1", "02.2")]

    report = run(tmp_path, table(tmp_path, [*again, {**row, "id": "essai-1"}]))

    assert {(each.sort, each.row) for each in shown(doors).remarks} == {
        ("warning", 1),  # that the second has the same id
        ("conflict", 2),  # that it is withdrawn
        ("correction", 3),
        ("warning", 3),
    }
    assert [each for each in report["warnings"] if each["field"] in ("telephone", "site_web")] == [
        each for each in report["warnings"] if each["row"] == 3
    ]


def test_what_was_said_of_each_row_is_kept_with_its_number(doors, tmp_path):
    report = run(tmp_path, dirty(tmp_path, 3))

    kept = shown(doors)
    sorts = ("corrections", "warnings")
    assert [each.number for each in kept.remarks] == list(range(1, len(kept.remarks) + 1))
    assert len(kept.remarks) == sum(report[f"{sort}_total"] for sort in sorts)
    phone = next(each for each in kept.remarks if each.field == "telephone")
    assert (phone.sort, phone.before, phone.after) == (
        *("correction", "02.61.91.00.00", "+33261910000"),
    )
    assert kept.summary.kinds["warnings"] == report["warnings_by_kind"]


def test_they_come_in_stretches_without_a_gap(doors, tmp_path):
    run(tmp_path, dirty(tmp_path, 300))
    everything, after, numbers = shown(doors), 0, []

    while after is not None:
        stretch = shown(doors, after, 250)
        numbers += [each.number for each in stretch.remarks]
        after = stretch.next_after

    assert numbers == [each.number for each in everything.remarks]
    assert len(numbers) > 300


def test_no_document_of_a_report_is_large(doors, imported, tmp_path):
    long = "é" * 5000
    rows = [{**row, "telephone": long, "site_web": long, "nom": long} for row in tours()]
    many = [{**row, "id": f"{row['id']}-{n}"} for row in rows for n in range(30)]
    run(tmp_path, table(tmp_path, many))

    sizes = [len(bson.encode(kept)) for kept in imported.import_remarks.find()]
    assert max(sizes) < 500_000


def test_the_newest_comes_first_page_after_page(doors, tmp_path):
    first, second = (run(tmp_path, TOURS)["import_id"] for _ in range(2))

    page = listed(doors, 1)
    older = listed(doors, 1, page.next_after)

    assert [page.imports[0].import_id, older.imports[0].import_id] == [second, first]


def test_only_who_looks_after_everything_sees_them(doors):
    with pytest.raises(Forbidden, match="not_allowed"):
        doors.list_imports(REFERENT, None, 10)


def test_one_that_never_was_is_not_found(doors):
    with pytest.raises(NotFound, match="import_not_found"):
        doors.show_import("x", OPERATOR, 0, 10)


def test_a_dry_run_keeps_nothing(doors, imported, tmp_path):
    run(tmp_path, TOURS, "--dry-run")

    assert listed(doors).imports == ()
    assert imported.list_collection_names() == []


def test_a_file_that_is_broken_is_kept_with_the_reason(doors, imported, tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_bytes(TOURS.read_bytes() + b'1,"cut')

    assert import_places.main([str(broken)]) == import_places.BROKEN_FILE
    kept = the_last(doors)
    assert (kept.state, "quoted cell" in kept.reason) == ("stopped", True)
    assert imported.places.count_documents({}) == 0


def test_one_that_was_killed_stays_visible_as_unfinished(doors, imported, tmp_path):
    file = dirty(tmp_path, 3000)
    with subprocess.Popen([*COMMAND, str(file)], stderr=subprocess.DEVNULL) as command:
        while not imported.imports.find_one({"created": {"$gt": 0}}) and command.poll() is None:
            time.sleep(0.005)
        command.send_signal(signal.SIGKILL)

    killed = the_last(doors)
    doors.clock = lambda: datetime.now(UTC) + timedelta(minutes=2)

    assert (killed.state, the_last(doors).state) == ("running", "died")
    assert 500 <= killed.created < 3000 == killed.rows


def test_a_second_import_from_another_machine_says_since_when_and_writes_nothing(
    imported, tmp_path, capsys
):
    run(tmp_path, TOURS)
    imported.imports.update_one({}, {"$set": {"ended_at": None}})
    Lease(imported["leases"], "import", "another machine", 30).acquire()
    before = imported.places.find_one()

    assert import_places.main([str(dirty(tmp_path, 1))]) == import_places.NOT_NOW

    said = capsys.readouterr().err
    assert f"another import is running since {NOW:%Y-%m-%d}" in said
    assert "tours.csv" in said
    assert "its turn ends by itself at" in said
    assert (imported.places.find_one(), imported.places.count_documents({})) == (before, 12)
    assert imported.imports.count_documents({}) == 1


def test_the_turn_of_one_that_died_elsewhere_ends_by_itself(imported, tmp_path):
    Lease(imported["leases"], "import", "another machine", 0.3).acquire()
    time.sleep(0.4)

    assert run(tmp_path, TOURS)["created"] == 12


class LostOnTheWay(Turn):
    """Somebody else's turn as soon as anything is written."""

    def keep(self) -> None:
        if not self._imports.unfinished(NOW).created:
            return
        raise ImportStopped("its turn was over")


def test_one_that_loses_its_turn_writes_no_further_batch(imported, tmp_path):
    turn = LostOnTheWay(imported, tmp_path, lambda: NOW)

    with pytest.raises(ImportStopped):
        Import(imported, turn).run(dirty(tmp_path, 1100), "", None)

    assert imported.places.count_documents({}) == 500


def test_one_that_stood_still_too_long_stops(imported, tmp_path):
    turn = Turn(imported, tmp_path, lambda: NOW, seconds=0.1)
    turn.take()
    time.sleep(0.2)
    Lease(imported["leases"], "import", "another machine", 30).acquire()

    with pytest.raises(ImportStopped, match="its turn was over"):
        turn.keep()
