"""Workshop alerts: who is told, once, and what takes it back."""

from datetime import timedelta

import pytest

from services.directory.contract.workshop import WorkshopPlace, WorkshopSnapshot
from services.notify.contract.subscriptions import AlertRequest, Around, Consent
from services.notify.subscriptions.store import wanted
from tests.builders import CHAMBRAY, MONTLOUIS, TOURS
from tests.contract.notify_room import ANA, BOB, NOON

LEISURE = "Loisirs et créations numériques"
WORK = "Insertion professionnelle via le numérique"
CONSENT = Consent(page="test", wording="test", network="192.0.2.0", asked_from="somewhere")


def a_workshop(revision=1, theme=LEISURE, at=TOURS, **fields):
    latitude, longitude = at or (None, None)
    told = {
        "place_id": "funlab",
        "titre": "Découvrir la brodeuse",
        "starts_at": NOON + timedelta(days=9),
        "ends_at": NOON + timedelta(days=9, hours=2),
        "place": WorkshopPlace(
            nom="FunLab", commune="Tours", latitude=latitude, longitude=longitude
        ),
        **fields,
    }
    return WorkshopSnapshot(workshop_id="w", revision=revision, theme=theme, **told)


def asks(room, address=ANA, themes=(LEISURE,), around=TOURS, within_km=10, channel="sms"):
    """An active subscription; answers its id."""
    where = Around(label="Tours", code_postal="37000", latitude=around[0], longitude=around[1])
    request = AlertRequest(
        channel=channel, address=address, themes=themes, around=where, within_km=within_km
    )
    room.subscribing.subscribe(request, CONSENT)
    kept = room.database["subscriptions"].find_one(sort=[("$natural", -1)])
    room.subscribing.confirm(kept["_id"])
    return kept["_id"]


def test_who_wants_the_theme_nearby_is_told_once(room):
    asks(room)

    assert room.alerting.announce(a_workshop()) == 1
    assert room.alerting.announce(a_workshop()) == 0


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({}, 1),
        ({"themes": ()}, 1),
        ({"themes": (WORK,)}, 0),
        ({"themes": (WORK, LEISURE)}, 1),
        ({"around": CHAMBRAY, "within_km": 10}, 1),
        ({"around": CHAMBRAY, "within_km": 5}, 0),
        ({"around": MONTLOUIS, "within_km": 10}, 1),
        ({"around": MONTLOUIS, "within_km": 5}, 0),
    ],
)
def test_theme_and_distance_decide(room, wish, told):
    asks(room, **wish)

    assert room.alerting.announce(a_workshop()) == told


def test_two_wishes_of_one_person_tell_once(room):
    asks(room)
    asks(room, themes=())

    assert room.alerting.announce(a_workshop()) == 1


def test_an_edit_tells_nobody_twice(room):
    asks(room)
    room.alerting.announce(a_workshop())
    room.send_all()

    room.alerting.announce(a_workshop(revision=2, titre="Autre titre"))

    assert room.states(kind="workshop_alert") == ["delivered"]


def test_an_alert_says_what_is_announced_when_it_leaves(room):
    asks(room)
    room.alerting.announce(a_workshop())
    room.alerting.announce(a_workshop(revision=2, titre="Broder un ecusson"))

    room.send_all()

    assert any("Broder un ecusson" in text for text in room.texts())


def test_a_workshop_whose_place_was_merged_tells_each_once(room):
    asks(room)
    room.alerting.announce(a_workshop())

    room.news.follow(a_workshop().place_id, "kept")
    assert room.alerting.announce(a_workshop(revision=2, place_id="kept")) == 0
    room.send_all()

    assert room.states(kind="workshop_alert") == ["delivered"]


def test_a_workshop_that_was_cancelled_is_not_announced(room):
    asks(room)
    room.alerting.announce(a_workshop())

    room.alerting.call_off("w", 2, NOON)
    room.send_all()

    assert room.states(kind="workshop_alert") == ["cancelled"]


def test_a_publication_that_comes_after_its_cancellation_plans_nothing(room):
    asks(room)
    room.alerting.call_off("w", 2, NOON)

    assert room.alerting.announce(a_workshop()) == 0


def test_an_alert_that_was_claimed_before_the_cancellation_is_withheld(room):
    asks(room)
    room.alerting.announce(a_workshop())
    alert = room.database["notifications"].find_one({"kind": "workshop_alert"})["_id"]
    claimed = room.notifications.claim(alert, room.now)
    room.workshops.keep(room.workshops.find("w").__class__("w", 2, True, NOON))

    contact = room.contacts.find(claimed.person_id)

    assert room.sender.asking.is_unwanted(claimed, contact)


def test_a_workshop_in_the_past_plans_nothing(room):
    asks(room)
    begun = {"starts_at": NOON - timedelta(hours=1), "ends_at": NOON}

    assert room.alerting.announce(a_workshop(**begun)) == 0


def test_a_workshop_that_is_nowhere_tells_nobody(room):
    asks(room)

    assert room.alerting.announce(a_workshop(at=None)) == 0


def test_who_has_ended_it_is_told_no_more(room):
    subscription = asks(room)
    room.alerting.announce(a_workshop())

    room.subscribing.end(subscription)
    room.send_all()

    assert room.states(kind="workshop_alert") == ["cancelled"]


def test_everybody_near_is_told_in_batches(room):
    asks(room)
    asks(room, BOB)

    assert room.alerting.announce(a_workshop()) == 2


def test_matching_reads_the_index_alone(room):
    for number in range(40):
        asks_in_store(room, number)

    plan = room.database["subscriptions"].find(wanted(LEISURE, TOURS)).explain()

    assert "COLLSCAN" not in str(plan["queryPlanner"]["winningPlan"])
    assert plan["executionStats"]["totalDocsExamined"] <= 20


def asks_in_store(room, number):
    """A subscription near Tours for even numbers, far away for odd ones."""
    latitude = TOURS[0] if number % 2 == 0 else TOURS[0] + 2
    centre = {"type": "Point", "coordinates": [TOURS[1], latitude]}
    room.database["subscriptions"].insert_one(
        {
            "_id": str(number),
            "state": "active",
            "within_km": 10,
            "wants": [LEISURE],
            "centre": centre,
        }
    )
