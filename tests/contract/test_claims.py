"""« C'est ma structure »: the published contact is told once in a while, and nobody else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.service import DirectoryService
from services.wire.errors import Invalid

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
MOBILE, ADDRESS = "+33639980001", "lieu@example.org"


@pytest.fixture
def store(database):
    store = PlaceStore(database)
    store.prepare()
    return store


@pytest.fixture
def directory(store):
    service = DirectoryService()
    service.places, service.clock = store, lambda: NOON
    return service


def publish(store, **fields):
    details = PlaceDetails(nom="FunLab", **{"telephone": MOBILE, "courriels": (ADDRESS,)} | fields)
    store.save(Place.new("p").publish(details, AN_IMPORT, NOON))


def a_command(key="k"):
    return {"key": key, "fingerprint": "f"}


def claims(store):
    waiting = [entry.message for entry in store.outbox.pending(10) if entry.message]
    return [message.body for message in waiting if message.type == "place.claim_requested.v1"]


def test_a_claim_tells_where_the_link_goes(directory, store):
    publish(store)

    answer = directory.request_claim("p", "sms", a_command())

    assert answer == {"channel": "sms", "sent_to": MOBILE}
    assert len(claims(store)) == 1


def test_a_claim_is_no_change_of_the_listing(directory, store):
    publish(store)

    directory.request_claim("p", "sms", a_command())

    assert store.find("p").revision == 1


def test_a_claim_may_go_by_email(directory, store):
    publish(store)

    assert directory.request_claim("p", "email", a_command())["sent_to"] == ADDRESS


def test_within_some_minutes_a_claim_is_told_once(directory, store):
    publish(store)
    first = directory.request_claim("p", "sms", a_command())
    directory.clock = lambda: NOON + timedelta(minutes=9)

    assert directory.request_claim("p", "sms", a_command("other")) == first
    assert len(claims(store)) == 1


def test_after_some_minutes_a_claim_is_told_again(directory, store, database):
    publish(store)
    directory.request_claim("p", "sms", a_command())
    database["places"].update_one({}, {"$set": {"outbox": []}})  # the first is on its way
    directory.clock = lambda: NOON + timedelta(minutes=11)

    directory.request_claim("p", "sms", a_command("other"))

    assert len(claims(store)) == 1


def test_the_same_command_is_told_once_however_late_it_comes(directory, store, database):
    publish(store)
    directory.request_claim("p", "sms", a_command())
    database["places"].update_one({}, {"$set": {"outbox": []}})
    directory.clock = lambda: NOON + timedelta(minutes=11)

    directory.request_claim("p", "sms", a_command())

    assert claims(store) == []


def test_a_claim_by_sms_and_one_by_email_are_two(directory, store):
    publish(store)

    directory.request_claim("p", "sms", a_command("k"))
    directory.request_claim("p", "email", a_command("l"))

    assert len(claims(store)) == 2


def test_of_claims_that_come_together_one_is_told(directory, store):
    publish(store)
    keys = [f"k{number}" for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(directory.request_claim, "p", "sms", a_command(k)) for k in keys]
    answers = [each.result() for each in asked]

    assert answers == [{"channel": "sms", "sent_to": MOBILE}] * 8
    assert len(store.outbox.pending(10)) == 2


@pytest.mark.parametrize("telephone", ["", "+33247000000"])
def test_a_listing_without_a_mobile_is_not_claimed_by_sms(directory, store, telephone):
    publish(store, telephone=telephone)

    with pytest.raises(Invalid, match="contact_not_published"):
        directory.request_claim("p", "sms", a_command())


def test_a_listing_without_an_address_is_not_claimed_by_email(directory, store):
    publish(store, courriels=())

    with pytest.raises(Invalid, match="contact_not_published"):
        directory.request_claim("p", "email", a_command())


def test_there_are_two_channels(directory, store):
    publish(store)

    with pytest.raises(Invalid, match="invalid_request"):
        directory.request_claim("p", "post", a_command())


def test_an_unknown_place_is_not_claimed(directory):
    with pytest.raises(PlaceNotFound):
        directory.request_claim("gone", "sms", a_command())
