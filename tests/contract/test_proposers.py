"""Who proposed a correction is told once what became of it, and forgotten then."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.events import CorrectionJudged, CorrectionProposed
from services.notify.contract.corrections import ProposerWish
from services.notify.contract.subscriptions import Consent
from services.notify.proposers.telling import WISHES_A_DAY
from services.wire.errors import Forbidden, Invalid
from tests.contract.notify_room import ANA, BOB

NOON = datetime(2096, 11, 23, 11, tzinfo=UTC)  # MongoDB itself forgets what is over
CONSENT = Consent(page="corrections", wording="corrections-1", network="n", asked_from="a")
FOLLOW_UP = "aPrivateToken"


@pytest.fixture
def room(room):
    room.now = NOON
    return room


def a_wish(address=ANA, channel="sms"):
    return ProposerWish(channel=channel, address=address, follow_up=FOLLOW_UP)


def wish(room, address=ANA, correction_id="c"):
    room.proposers_news.remember(correction_id, a_wish(address), CONSENT)


def judge(room, outcome="accepted", nom="FunLab"):
    event = CorrectionJudged(
        occurred_at=NOON, correction_id="c", place_id="p", nom=nom, outcome=outcome
    )
    room.proposers_news.judged(event)
    room.send_all()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("accepted", "est acceptée"), ("edited", "en partie"), ("refused", "n'est pas retenue")],
)
def test_a_proposer_is_told_what_became_of_it_and_where_to_read_more(room, outcome, words):
    wish(room)
    judge(room, outcome)

    [text] = room.texts()

    assert words in text
    assert f"http://127.0.0.1:8080/corrections/{FOLLOW_UP}" in text
    assert "FunLab" in text


def test_heard_twice_it_is_told_once(room):
    wish(room)
    judge(room)
    judge(room)

    assert len(room.texts()) == 1


def test_who_asks_after_it_was_judged_is_told_too(room):
    judge(room)
    wish(room)
    room.send_all()

    assert len(room.texts()) == 1


def test_the_last_who_asked_is_told(room):
    wish(room)
    wish(room, BOB)
    judge(room)

    assert (len(room.texts()), len(room.texts(BOB))) == (0, 1)


def test_nobody_is_told_of_what_nobody_asked_about(room):
    judge(room)

    assert room.states() == []


def test_a_stop_holds_for_whoever_is_named_in_a_form(room):
    room.suppressions.suppress("sms", ANA, "stop", NOON)
    wish(room)
    judge(room)

    assert room.texts() == []
    assert room.states() == ["suppressed"]


def test_neither_the_address_nor_the_page_is_kept_readable(room):
    wish(room)
    judge(room)

    kept = [
        str(each)
        for name in ("proposers", "contacts", "notifications")
        for each in room.database[name].find()
    ]

    assert not any(ANA in each or FOLLOW_UP in each for each in kept)


def is_proposed(correction_id="c"):
    return CorrectionProposed(
        occurred_at=NOON, correction_id=correction_id, place_id="p", nom="FunLab"
    )


def proposed(room, correction_id="c"):
    room.news.tell_of_correction(is_proposed(correction_id))
    room.send_all()


def test_who_keeps_the_listing_is_told_once_a_day_that_a_correction_waits(room):
    room.contacts.add_place(room.person(), "p")
    proposed(room)
    proposed(room, "another")

    [text] = room.texts()

    assert "signale une erreur" in text
    assert "/lien/" in text


def test_a_keeper_with_an_email_has_a_way_to_end_that(room):
    keeper = room.contacts.keep("email", "a@exemple.fr")
    room.contacts.add_place(keeper.person_id, "p")
    proposed(room)

    [text] = room.texts("a@exemple.fr")

    assert text.count("/lien/") == 2


def test_nobody_is_told_of_a_listing_that_nobody_keeps(room):
    proposed(room)

    assert room.states() == []


def test_what_is_no_address_is_refused(room):
    with pytest.raises(Invalid):
        room.proposers_news.remember("c", a_wish("douze"), CONSENT)


def test_one_network_names_so_many_a_day(room):
    for number in range(WISHES_A_DAY):
        wish(room, correction_id=f"c{number}")

    with pytest.raises(Forbidden, match="too_many_requests"):
        wish(room)


def forgotten_after(room, days):
    """How many contacts are, when MongoDB has forgotten what is over."""
    room.now += timedelta(days=days)
    room.database["proposers"].delete_many({"forgotten_at": {"$lt": room.now}})
    return room.forgetting.forget_strangers()


def hear(room):
    room.proposers_news.proposed(is_proposed())


@pytest.mark.parametrize(("first", "then"), [(wish, hear), (hear, wish)])
def test_whoever_waits_is_not_forgotten_and_then_is(room, first, then):
    first(room)
    then(room)
    assert forgotten_after(room, days=300) == 0

    judge(room)

    assert forgotten_after(room, days=5) == 1


def test_who_waits_for_a_correction_that_nobody_proposed_is_forgotten_within_days(room):
    wish(room)

    assert forgotten_after(room, days=8) == 1


def test_a_proposal_heard_late_keeps_nobody_who_was_told(room):
    wish(room)
    judge(room)
    hear(room)

    assert forgotten_after(room, days=8) == 1


def test_who_proposed_a_correction_of_an_erased_listing_is_told_without_its_name(room):
    wish(room)
    judge(room, "refused", nom="")

    [text] = room.texts()

    assert "un lieu effacé" in text
