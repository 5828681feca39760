"""What was written about a place that is erased is kept nowhere; who wrote it still hears."""

import pytest

from services.directory.contract.events import CorrectionJudged, PlaceErased
from services.directory.corrections.refusals import CorrectionNotFound
from tests.contract.merging_room import A_COMMAND, NOON, OPERATOR, two_that_are_one

WRITTEN = ("FunLab", "We 09:00-12:00", "ce matin")
REFUSED = {"place_id": "b", "outcome": "refused", "reason": "Vu ce matin : tout est juste."}


@pytest.fixture
def room(database):
    """To the listing b somebody has proposed a correction, p, which waits."""
    room = two_that_are_one(database)
    room.now = NOON.replace(year=2096)  # MongoDB itself forgets what is over
    return room


def erase(room):
    room.service.erase_place("b", 1, OPERATOR, {"key": "e", "fingerprint": "e"})
    room.run()


def judge(room):
    room.service.judge_correction("p", REFUSED, 1, OPERATOR, A_COMMAND)


def told(room):
    """What the bus was told of corrections that were judged."""
    bodies = [each.body for each in room.heard if each.type == CorrectionJudged.TYPE]
    return [CorrectionJudged.model_validate_json(body) for body in bodies]


def written(room):
    """The words of anybody that the corrections still hold."""
    kept = str(list(room.database["corrections"].find({})))
    return [words for words in WRITTEN if words in kept]


def test_who_waits_is_told_that_it_came_to_nothing_and_not_of_which_place(room):
    erase(room)

    [event] = told(room)

    assert (event.correction_id, event.outcome, event.nom) == ("p", "refused", "")
    assert written(room) == []


def test_their_page_says_what_became_of_it(room):
    erase(room)

    shown = room.service.show_proposal("p")

    assert (shown["state"], shown["proposed"], shown["nom"]) == ("refused", {}, "")
    assert "n'est plus dans l'annuaire" in shown["reason"]


def test_hearing_twice_of_an_erasure_tells_once(room):
    erase(room)
    again = PlaceErased(occurred_at=NOON, place_id="b", revision=2)

    room.service.on_place_erased(again)
    room.run()

    assert len(told(room)) == 1
    assert room.service.show_proposal("p")["state"] == "refused"


def test_who_is_not_told_yet_what_was_judged_is_told_that(room):
    judge(room)

    room.corrections.forget("b", room.now)
    room.run()

    [event] = told(room)
    assert (event.outcome, event.nom, written(room)) == ("refused", "", [])


def test_what_was_judged_and_told_is_kept_no_more(room):
    judge(room)
    room.run()

    erase(room)

    with pytest.raises(CorrectionNotFound):
        room.service.show_proposal("p")


def test_what_waited_at_the_place_that_it_became_is_forgotten_with_it(room):
    room.merge()
    room.run()

    room.service.erase_place("a", 2, OPERATOR, {"key": "e", "fingerprint": "e"})
    room.run()

    assert ([event.outcome for event in told(room)], written(room)) == (["refused"], [])
