"""What those who keep a listing are told, and to whom it goes."""

from datetime import timedelta

import pytest

from services.directory.contract.events import (
    PlaceClaimRequested,
    PlaceConfirmationDue,
    PlaceRevised,
    PlaceSeparated,
    PlaceWithdrawn,
)
from services.notify.contract.links import LinkClaims
from services.notify.places.doors import PlaceDoors
from tests.builders import a_place
from tests.contract.notify_room import ANA, BOB, NOON

BOTH = {"courriels": ("contact@example.fr",), "telephone": BOB}


def due(rung=1, **fields):
    place = a_place("funlab", nom="FunLab", **fields)
    return PlaceConfirmationDue(occurred_at=NOON, place=place, due_at=NOON, rung=rung)


def claimed(channel, **fields):
    place = a_place("funlab", nom="FunLab", **fields)
    return PlaceClaimRequested(occurred_at=NOON, place=place, channel=channel)


def revised(room, confirmed=True, changed=("horaires",)):
    return PlaceRevised(
        occurred_at=room.now,
        place_id="funlab",
        nom="FunLab",
        revision=2,
        person_id=room.person(),
        changed=changed,
        confirmed=confirmed,
    )


def test_who_keeps_the_listing_is_asked(room):
    room.contacts.add_place(room.person(), "funlab")

    room.news.remind(due(telephone=BOB))
    room.send_all()

    assert len(room.texts(ANA)) == 1
    assert room.texts(BOB) == []


def test_else_the_contact_it_publishes_is_asked(room):
    room.news.remind(due(telephone=BOB))
    room.send_all()

    assert len(room.texts(BOB)) == 1


@pytest.mark.parametrize("telephone", ["", "+33247000000", "voir le site"])
def test_a_listing_without_a_number_that_reads_asks_nobody(room, telephone):
    assert room.news.remind(due(telephone=telephone)) == 0


def test_the_same_due_date_asks_once(room):
    room.news.remind(due(telephone=BOB))

    assert room.news.remind(due(telephone=BOB)) == 0


def test_each_rung_asks_once(room):
    room.news.remind(due(telephone=BOB))

    assert room.news.remind(due(2, telephone=BOB)) == 1
    assert room.news.remind(due(2, telephone=BOB)) == 0
    assert room.news.remind(due(3, telephone=BOB)) == 1


@pytest.mark.parametrize("rung", [2, 3])
def test_the_next_rungs_ask_on_the_other_channel(room, rung):
    room.news.remind(due(rung, **BOTH))
    room.send_all()

    assert len(room.texts(BOB)) == 1
    assert room.texts("contact@example.fr") == []


def test_a_keeper_who_does_not_answer_is_not_the_last_to_be_asked(room):
    room.contacts.add_place(room.person(), "funlab")

    room.news.remind(due(2, **BOTH))
    room.send_all()

    assert len(room.texts("contact@example.fr")) == 1
    assert room.texts(ANA) == room.texts(BOB) == []


def test_without_another_channel_the_same_is_asked_again(room):
    room.contacts.add_place(room.person(), "funlab")

    room.news.remind(due(2, telephone=BOB))
    room.send_all()

    assert len(room.texts(ANA)) == 1


def test_a_confirmation_takes_the_reminders_of_all_rungs_back(room):
    room.news.remind(due(**BOTH))
    room.news.remind(due(2, **BOTH))

    room.news.acknowledge(revised(room, changed=()))

    assert room.states(kind="freshness_reminder") == ["cancelled", "cancelled"]


def test_a_claim_goes_to_the_published_address_alone(room):
    room.contacts.add_place(room.person(), "funlab")

    room.news.send_claim(claimed("email", courriels=("contact@example.fr",), telephone=BOB))
    room.send_all()

    assert len(room.texts("contact@example.fr")) == 1
    assert room.texts(ANA) == room.texts(BOB) == []


def test_its_link_lets_edit_that_listing_alone(room):
    room.news.send_claim(claimed("sms", telephone=BOB))
    room.send_all()
    token = room.texts(BOB)[0].partition("/lien/")[2].split()[0].rstrip(".")

    claims = room.opening.open(token, "edit")

    assert (claims.place_ids, claims.role, claims.title) == (("funlab",), "editor", "FunLab")


def test_whoever_changed_it_gets_a_receipt_once(room):
    room.news.acknowledge(revised(room))
    room.news.acknowledge(revised(room))
    room.send_all()

    (text,) = room.texts()
    assert "horaires" in text


def test_a_confirmation_takes_the_reminder_back(room):
    room.news.remind(due(telephone=BOB))

    room.news.acknowledge(revised(room, changed=()))

    assert room.states(kind="freshness_reminder") == ["cancelled"]


def test_a_change_that_confirms_nothing_leaves_the_reminder(room):
    room.news.remind(due(telephone=BOB))

    room.news.acknowledge(revised(room, confirmed=False))

    assert room.states(kind="freshness_reminder") == ["queued"]


def test_a_withdrawn_listing_asks_nobody_any_more(room):
    room.news.remind(due(telephone=BOB))

    room.news.forget("funlab")

    assert room.states() == ["cancelled"]


def test_a_merged_listing_hands_its_keepers_over(room):
    for person_id, kept in ((room.person(), "funlab"), (room.person(BOB), "library")):
        room.contacts.add_place(person_id, kept)
    room.contacts.add_place(room.person(), "library")
    room.news.remind(due(telephone=BOB))

    for _twice in range(2):
        room.news.follow("funlab", "library")

    assert room.states() == ["cancelled"]
    assert room.contacts.keepers("funlab") == []
    assert {each.person_id for each in room.contacts.keepers("library")} == {
        room.person(),
        room.person(BOB),
    }


def doors_of(room):
    doors = PlaceDoors()
    doors.news, doors.links, doors.separated = room.news, room.links, room.separated
    return doors


def kept_with_a_link(room):
    """The listing has a keeper, and a link that edits it."""
    room.contacts.add_place(room.person(), "funlab")
    until = NOON + timedelta(days=365)
    claims = LinkClaims(person_id="x", role="editor", place_ids=("funlab",), expires_at=until)
    return room.links.mint(claims)


def test_a_merge_heard_after_its_undoing_takes_nothing_from_who_keeps_the_listing(room):
    """It was retried, or parked and replayed; the listing is shown again at a later revision."""
    doors, token = doors_of(room), kept_with_a_link(room)
    doors.on_place_separated(PlaceSeparated(occurred_at=NOON, place_id="funlab", revision=3))

    doors.on_place_withdrawn(merged(revision=2))

    assert [each.person_id for each in room.contacts.keepers("funlab")] == [room.person()]
    assert room.links.find(token).claims.place_ids == ("funlab",)


def test_a_listing_that_is_merged_again_hands_its_keepers_over(room):
    doors = doors_of(room)
    kept_with_a_link(room)
    for revision in (3, 1):
        separated = PlaceSeparated(occurred_at=NOON, place_id="funlab", revision=revision)
        doors.on_place_separated(separated)

    doors.on_place_withdrawn(merged(revision=4))

    assert [each.person_id for each in room.contacts.keepers("library")] == [room.person()]


def merged(revision):
    return PlaceWithdrawn(
        occurred_at=NOON, place_id="funlab", revision=revision, replaced_by="library"
    )


def test_a_reminder_is_over_after_a_week(room):
    room.news.remind(due(telephone=BOB))

    room.later(days=8)

    assert room.states() == ["expired"]


def test_a_late_reminder_still_has_its_week(room):
    room.now += timedelta(days=30)

    room.news.remind(due(telephone=BOB))
    room.send_all()

    assert room.states() == ["delivered"]
