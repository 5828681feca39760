"""A file that is imported again: what it does not say anew touches nothing, what it no longer tells
waits for a person, and what people vouch for is not overwritten in silence.
"""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.import_places import main
from services.directory.places.store import PlaceStore
from services.directory.tasks.store import TaskStore
from services.directory.tasks.task import still_waits
from tests.contract.imports import TOURS, counts, run, table, tours

EDITOR = Actor(person_id="ana", role="operator", via="page")
TODAY = datetime.now(UTC)
AFTERWARDS = (TODAY + timedelta(days=30)).date().isoformat()


@pytest.fixture
def store(imported):
    return PlaceStore(imported)


def rows_with(**cells: str) -> list[dict[str, str]]:
    """The demonstration, with these cells in its first row."""
    first, *others = tours()
    return [{**first, **cells}, *others]


def the_first(imported) -> str:
    return imported.places.find_one({"details.id": tours()[0]["id"]})["_id"]


def revised(store, place_id: str, **fields: str) -> None:
    place = store.find(place_id)
    store.save(place.revise(PlaceChanges(**fields), place.revision, EDITOR, TODAY))


def without_reports(imported) -> list:
    return list(imported.places.find().sort("_id"))


def test_a_row_that_says_the_same_touches_nothing_though_people_changed_the_place(
    imported, store, tmp_path
):
    run(tmp_path, TOURS)
    revised(store, the_first(imported), presentation_resume="Corrigé")
    before = without_reports(imported)

    report = run(tmp_path, TOURS)

    assert (counts(report), report["conflicts"]) == ((0, 0, 12), [])
    assert without_reports(imported) == before


def test_a_place_that_was_imported_before_there_were_fingerprints_is_only_marked(
    imported, tmp_path
):
    run(tmp_path, TOURS)
    imported.places.update_many({}, {"$unset": {"fingerprint": ""}})

    assert counts(run(tmp_path, TOURS)) == (0, 0, 12)
    assert imported.places.count_documents({"revision": 1, "fingerprint": {"$ne": ""}}) == 12


def test_what_a_structure_said_since_stays_and_the_conflict_is_told(imported, store, tmp_path):
    run(tmp_path, TOURS)
    revised(store, the_first(imported), telephone="+33247000001")
    newer = table(tmp_path, rows_with(telephone="+33247000002", adresse="2 rue Neuve"))

    report = run(tmp_path, newer)

    [conflict] = report["conflicts"]
    told = {name: conflict[name] for name in ("row", "field", "ours", "theirs", "won")}
    assert told == {
        "row": 1,
        "field": "telephone",
        "ours": "+33247000001",
        "theirs": "+33247000002",
        "won": "ours",
    }
    assert conflict["why"].startswith("vouched for on ")
    assert counts(report) == (0, 1, 11)
    place = imported.places.find_one({"details.adresse": "2 rue Neuve"})
    assert place["details"]["telephone"] == "+33247000001"


def test_a_source_that_was_updated_since_wins_and_the_conflict_is_told(imported, store, tmp_path):
    run(tmp_path, TOURS)
    revised(store, the_first(imported), telephone="+33247000001")
    newer = table(tmp_path, rows_with(telephone="+33247000002", date_maj=AFTERWARDS))

    report = run(tmp_path, newer)

    assert [(one["field"], one["won"]) for one in report["conflicts"]] == [("telephone", "theirs")]
    assert store.find(the_first(imported)).details.telephone == "+33247000002"


def test_what_was_confirmed_since_is_not_overwritten_by_an_older_row(imported, store, tmp_path):
    run(tmp_path, TOURS)
    store.save(store.find(the_first(imported)).confirm(EDITOR, datetime.now(UTC)))

    report = run(tmp_path, table(tmp_path, rows_with(nom="Autre nom")))

    assert [(one["field"], one["won"]) for one in report["conflicts"]] == [("nom", "ours")]
    assert counts(report) == (0, 0, 12)


def test_a_conflict_is_told_once(imported, store, tmp_path):
    run(tmp_path, TOURS)
    revised(store, the_first(imported), telephone="+33247000001")
    newer = table(tmp_path, rows_with(telephone="+33247000002"))
    run(tmp_path, newer)
    before = without_reports(imported)

    assert run(tmp_path, newer)["conflicts"] == []
    assert without_reports(imported) == before


def test_a_place_that_somebody_withdrew_stays_so_and_that_is_told(imported, store, tmp_path):
    run(tmp_path, TOURS)
    place = store.find(the_first(imported))
    store.save(place.withdraw(place.revision, EDITOR, TODAY))

    report = run(tmp_path, TOURS, "--whole")

    assert report["conflicts"] == []  # its row says what it said
    report = run(tmp_path, table(tmp_path, rows_with(nom="Autre nom")))
    assert [(one["kind"], one["won"]) for one in report["conflicts"]] == [("withdrawn", "ours")]
    assert store.find(place.place_id).withdrawn


def test_a_row_that_vanished_is_flagged_for_the_referent_and_the_place_stays(
    imported, store, tmp_path
):
    run(tmp_path, TOURS)
    gone = the_first(imported)

    report = run(tmp_path, table(tmp_path, tours()[1:]))

    assert [one["place_id"] for one in report["vanished"]] == [gone]
    place, [task] = store.find(gone), list(TaskStore(imported).all_open())
    assert not place.withdrawn
    assert (task.place_id, task.why, "37" in task.territories) == (gone, "vanished", True)
    assert still_waits(task, place)


def test_a_row_that_vanished_is_no_revision_and_is_flagged_once(imported, tmp_path):
    run(tmp_path, TOURS)
    shorter = table(tmp_path, tours()[1:])
    run(tmp_path, shorter)
    before = [without_reports(imported), list(imported.tasks.find())]

    report = run(tmp_path, shorter)

    assert report["vanished_total"] == 1
    assert [without_reports(imported), list(imported.tasks.find())] == before
    assert imported.places.count_documents({"revision": 1}) == 12


def test_a_row_that_comes_back_loses_its_flag_and_its_task(imported, store, tmp_path):
    run(tmp_path, TOURS)
    gone = the_first(imported)
    run(tmp_path, table(tmp_path, tours()[1:]))

    report = run(tmp_path, TOURS)

    assert (counts(report), report["vanished"]) == ((0, 0, 12), [])
    [task] = TaskStore(imported).all_open()
    assert store.find(gone).vanished_at is None
    assert not still_waits(task, store.find(gone))


def test_a_vanished_place_that_somebody_confirms_waits_for_nobody(imported, store, tmp_path):
    run(tmp_path, TOURS)
    run(tmp_path, table(tmp_path, tours()[1:]))
    [task] = TaskStore(imported).all_open()

    store.save(store.find(task.place_id).confirm(EDITOR, TODAY + timedelta(days=1)))

    assert not still_waits(task, store.find(task.place_id))


def test_the_places_of_another_source_have_not_vanished(imported, tmp_path):
    run(tmp_path, TOURS)
    others = [{**row, "source": "Une autre"} for row in tours()[:2]]

    assert run(tmp_path, table(tmp_path, others))["vanished"] == []


def test_a_file_known_to_be_a_part_flags_nothing(imported, tmp_path):
    run(tmp_path, TOURS)

    assert run(tmp_path, table(tmp_path, tours()[1:]), "--part")["vanished"] == []
    assert list(TaskStore(imported).all_open()) == []


@pytest.mark.parametrize(("arguments", "flagged"), [((), 0), (("--whole",), 200)])
def test_a_file_that_lost_most_of_its_source_is_taken_for_a_part(
    imported, tmp_path, arguments, flagged
):
    row = tours()[0]
    many = [{**row, "id": f"essai-{number}"} for number in range(210)]
    run(tmp_path, table(tmp_path, many))

    report = run(tmp_path, table(tmp_path, many[:10]), *arguments)

    assert report["vanished_total"] == flagged
    assert ("part_of_a_source" in report["warnings_by_kind"]) is not bool(flagged)


def test_a_dry_run_tells_what_would_vanish_and_flags_nothing(imported, tmp_path):
    run(tmp_path, TOURS)

    report = run(tmp_path, table(tmp_path, tours()[1:]), "--dry-run")

    assert report["vanished_total"] == 1
    assert imported.places.count_documents({"vanished_at": {"$exists": True}}) == 0


def test_a_file_without_rows_flags_nothing(imported, tmp_path):
    run(tmp_path, TOURS)

    assert main([str(table(tmp_path, []))]) == 0
    assert list(TaskStore(imported).all_open()) == []
