"""Double opt-in, its proof, and its limits."""

from datetime import timedelta

import pytest

from services.notify.contract.subscriptions import AlertRequest, Around, Consent
from services.notify.links.opening import LinkNotValid
from services.notify.subscriptions.subscribing import TooManyRequests
from services.wire.errors import Invalid
from tests.builders import TOURS
from tests.contract.notify_room import ANA, BOB

HERE = Around(label="Tours", code_postal="37000", latitude=TOURS[0], longitude=TOURS[1])


def ask(room, address=ANA, channel="sms", asked_from="here", **wish):
    request = AlertRequest(channel=channel, address=address, around=HERE, **wish)
    room.subscribing.subscribe(
        request, Consent(page="/alertes", wording="v1", network="192.0.2.0", asked_from=asked_from)
    )


def the_subscription(room):
    return room.database["subscriptions"].find_one()


def token_in(text):
    return text.partition("/alertes/")[2].split()[0].rstrip(".")


def test_a_subscription_waits_for_its_confirmation(room):
    ask(room)

    assert the_subscription(room)["state"] == "pending"


def test_the_link_that_was_sent_confirms_it(room):
    ask(room)
    room.send_all()

    claims = room.opening.open(token_in(room.texts()[0]), "alerts_confirm")
    room.subscribing.confirm(claims.subscription_id)

    assert the_subscription(room)["state"] == "active"


def test_the_proof_says_how_and_when_they_agreed(room):
    ask(room)
    room.subscribing.confirm(the_subscription(room)["_id"])

    proof = the_subscription(room)["proof"]

    assert (proof["page"], proof["wording"], proof["confirmed_at"]) == (
        "/alertes",
        "v1",
        room.now,
    )
    assert "192.0.2.0" not in str(proof)


def test_the_link_is_over_after_an_hour(room):
    ask(room)
    room.send_all()
    room.now += timedelta(hours=1, seconds=1)

    with pytest.raises(LinkNotValid):
        room.opening.open(token_in(room.texts()[0]), "alerts_confirm")


def test_a_link_to_confirm_opens_nothing_else(room):
    ask(room)
    room.send_all()

    with pytest.raises(LinkNotValid):
        room.opening.open(token_in(room.texts()[0]), "edit")


def test_a_form_that_is_sent_twice_has_one_answer(room):
    ask(room)
    ask(room)

    assert room.states() == ["queued"]


def test_a_person_is_asked_three_times_a_day(room):
    for turn in range(5):
        room.now += timedelta(minutes=11)
        ask(room, asked_from=str(turn))

    assert len(room.states()) == 3


def test_one_address_may_ask_three_times_a_day(room):
    for _ in range(3):
        ask(room)

    with pytest.raises(TooManyRequests):
        ask(room, BOB)


def test_who_is_subscribed_already_is_not_asked_again(room):
    ask(room)
    room.subscribing.confirm(the_subscription(room)["_id"])
    room.now += timedelta(hours=1)

    ask(room)

    assert the_subscription(room)["state"] == "active"
    assert len(room.states()) == 1


def test_what_is_no_number_is_refused_by_name(room):
    with pytest.raises(Invalid) as refusal:
        ask(room, "02 47 00 00 00")

    assert [reason.field for reason in refusal.value.reasons] == ["address"]


def test_an_ended_one_is_not_brought_back_by_its_old_link(room):
    ask(room)
    subscription = the_subscription(room)["_id"]
    room.subscribing.confirm(subscription)
    room.subscribing.end(subscription)

    room.subscribing.confirm(subscription)

    assert the_subscription(room)["state"] == "ended"


def test_a_new_agreement_ends_an_old_stop(room):
    person = room.contacts.find(room.person())
    room.suppressions.suppress("sms", ANA, "stop", room.now)
    ask(room)

    room.subscribing.confirm(the_subscription(room)["_id"])

    assert not room.suppressions.is_suppressed(person.channel, person.address)


def test_the_address_is_shown_masked(room):
    ask(room)

    assert ANA[-6:-2] not in room.subscribing.show(the_subscription(room)["_id"]).address


def test_who_asks_again_after_a_stop_is_asked_again_at_once(room):
    ask(room)
    subscription = the_subscription(room)["_id"]
    room.subscribing.confirm(subscription)
    room.subscribing.end(subscription)

    ask(room)

    assert len(room.states(kind="alert_confirmation")) == 2
