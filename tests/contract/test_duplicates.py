"""What is promised of places that look like one, and of what a person said of them."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.duplicates import DuplicatePage
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.duplicates import __main__ as command
from services.directory.duplicates.candidates import candidates
from services.directory.duplicates.refusals import DuplicateNotFound
from services.directory.duplicates.store import DuplicateStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.service import DirectoryService
from services.wire.errors import Forbidden

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["37"]}
ELSEWHERE = REFERENT | {"territories": ["41"]}
EDITOR = {"person_id": "e", "role": "editor", "via": "api", "place_ids": ["a", "b"]}


class Room:
    """A directory of some places, and searches in it."""

    def __init__(self, database):
        self.database, self.now, self.service = database, NOON, DirectoryService()
        self.service.places = self.places = PlaceStore(database)
        self.service.duplicates = DuplicateStore(database)
        self.service.clock = lambda: self.now
        self.places.prepare()
        self.service.duplicates.prepare()

    def keep(self, place_id, nom, **fields):
        said = PlaceDetails(nom=nom, commune="Tours", code_insee="37261", **fields)
        self.places.save(Place.new(place_id).publish(said, AN_IMPORT, NOON))

    def search(self):
        self.now += timedelta(days=1)
        self.service.duplicates.replace_open(list(candidates(self.places.all_shown())), self.now)

    def page(self, after=None, limit=10, actor=REFERENT):
        return DuplicatePage.model_validate(self.service.list_duplicates("37", actor, after, limit))

    def pairs(self):
        return [each.duplicate.pair_id for each in self.page().duplicates]


@pytest.fixture
def room(database):
    """Two of one name, and two that also share a number."""
    room = Room(database)
    room.keep("a", "FunLab")
    room.keep("b", "FunLab")
    room.keep("c", "Mairie", telephone="+33247000000")
    room.keep("d", "Mairie", telephone="+33247000000")
    room.search()
    return room


def test_the_likeliest_come_first(room):
    assert room.pairs() == ["c~d", "a~b"]


def test_a_pair_brings_its_reasons_and_what_both_places_publish(room):
    likeliest = room.page().duplicates[0]

    assert likeliest.duplicate.reasons == ("same_name", "same_phone", "same_commune")
    assert [place.place_id for place in likeliest.places] == ["c", "d"]


def test_stretches_follow_one_another(room):
    first = room.page(limit=1)

    second = room.page(first.next_after, limit=1)

    assert [each.duplicate.pair_id for each in second.duplicates] == ["a~b"]
    assert room.page(second.next_after, limit=1).next_after is None


def test_searching_again_finds_each_once(room):
    room.search()

    assert room.pairs() == ["c~d", "a~b"]


def test_what_was_judged_waits_no_more(room):
    judged = room.service.judge_duplicate("a~b", REFERENT)

    assert (judged["state"], judged["at"]) == ("not_duplicate", "2026-03-03T12:00:00Z")
    assert room.pairs() == ["c~d"]


def test_what_was_judged_never_comes_back(room):
    room.service.judge_duplicate("a~b", REFERENT)

    room.search()

    assert room.pairs() == ["c~d"]


def test_who_judged_first_is_remembered(room):
    room.service.judge_duplicate("a~b", REFERENT)

    room.service.judge_duplicate("a~b", REFERENT | {"person_id": "other"})

    kept = room.database["duplicates"].find_one({"_id": "a~b"})
    assert kept["by"] == {"person_id": "r", "role": "referent"}


def test_what_is_no_longer_alike_is_forgotten(room):
    place = room.places.find("b")
    renamed = place.details.model_copy(update={"nom": "Chez Simone"})
    room.places.save(place.publish(renamed, AN_IMPORT, NOON))

    room.search()

    assert room.pairs() == ["c~d"]


def test_a_withdrawn_place_is_nobody_s_duplicate_at_once(room):
    operator = Actor(person_id="o", role="operator", via="api")
    room.places.save(room.places.find("b").withdraw(1, operator, NOON))

    assert room.pairs() == ["c~d"]


@pytest.mark.parametrize("actor", [ELSEWHERE, EDITOR])
def test_who_has_not_the_territory_sees_nothing(room, actor):
    with pytest.raises(Forbidden):
        room.page(actor=actor)


@pytest.mark.parametrize("actor", [ELSEWHERE, EDITOR])
def test_who_has_not_the_territory_judges_nothing(room, actor):
    with pytest.raises(Forbidden):
        room.service.judge_duplicate("a~b", actor)


def test_a_pair_that_was_never_found_cannot_be_judged(room):
    with pytest.raises(DuplicateNotFound):
        room.service.judge_duplicate("a~c", REFERENT)


@pytest.fixture
def command_s(room, mongo_url, monkeypatch):
    """The room's database is the command's."""
    monkeypatch.setenv("DIRECTORY_MONGO_URL", f"{mongo_url}/{room.database.name}")


def test_the_command_finds_and_lists(room, command_s, capsys):
    assert command.main(["find", "--min-score", "0.7"]) == 0
    assert command.main(["list"]) == 0

    counted, likeliest = capsys.readouterr().out.splitlines()
    assert counted == "4 places; pairs that look like one: 1."
    assert likeliest == "0.75\tsame_name,same_phone,same_commune\tc~d\tMairie = Mairie"


def test_the_command_lists_what_was_judged_when_asked(room, command_s, capsys):
    room.service.judge_duplicate("a~b", REFERENT)

    command.main(["list", "--judged"])

    assert capsys.readouterr().out == "0.60\tsame_name,same_commune\ta~b\tFunLab = FunLab\n"


def test_the_command_merges_into_the_fuller_listing(room, command_s, capsys):
    room.keep("e", "Mairie", telephone="+33247000000", site_web=("https://mairie.fr",))
    room.search()

    assert command.main(["merge", "c~e"]) == 0

    assert capsys.readouterr().out.startswith("c leads to e from now on.")
    assert room.places.find("c").replaced_by == "e"


def test_the_command_keeps_the_one_that_is_named(room, command_s, capsys):
    assert command.main(["merge", "c~d", "--keep", "d"]) == 0

    assert room.places.find("c").replaced_by == "d"


def test_the_command_says_why_it_refuses(room, command_s, capsys):
    command.main(["merge", "c~d"])

    assert command.main(["merge", "c~d"]) == 1
    assert "d: it was merged into c" in capsys.readouterr().err


def test_the_command_lists_for_who_reads_only_the_first_lines(room, mongo_url):
    url = f"{mongo_url}/{room.database.name}"
    told = {**os.environ, "DIRECTORY_MONGO_URL": url, "PYTHONWARNINGS": "ignore"}
    listing = f"{sys.executable} -m services.directory.duplicates list"

    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {listing} | true"],
        env=told,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("score", ["0", "1.1", "much"])
def test_a_score_that_is_none_is_refused(score):
    with pytest.raises(SystemExit):
        command.main(["find", "--min-score", score])
