"""Contacts: one for each address, sealed, and gone for good once erased."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import repeat

import pytest
from bson import encode

from services.notify.contacts.contact import ContactNotFound
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.notify.contacts.suppression import SuppressionStore

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
OLD, NEW = "o" * 32, "n" * 32
NUMBER, OTHER_NUMBER = "+33639980012", "+33639980013"
EMAIL = "camille@exemple.fr"


def store_with(database, *secrets):
    store = ContactStore(database, Keyring(*secrets))
    store.prepare()
    return store


@pytest.fixture
def contacts(database):
    return store_with(database, NEW)


@pytest.fixture
def suppressions(database):
    return SuppressionStore(database, Keyring(NEW))


def everything_in(database):
    names = database.list_collection_names()
    return b"".join(encode(document) for name in names for document in database[name].find())


def test_a_contact_is_found_by_its_person(contacts):
    kept = contacts.keep("sms", NUMBER)

    assert contacts.find(kept.person_id) == kept


def test_a_contact_is_found_by_its_address(contacts):
    kept = contacts.keep("email", EMAIL)

    assert contacts.find_by_address("email", EMAIL) == kept


def test_an_unknown_person_is_not_found(contacts):
    assert contacts.find("nobody") is None


def test_an_unknown_address_is_not_found(contacts):
    contacts.keep("sms", NUMBER)

    assert contacts.find_by_address("sms", OTHER_NUMBER) is None


def test_an_address_is_kept_once(contacts):
    assert contacts.keep("sms", NUMBER) == contacts.keep("sms", NUMBER)


def test_an_address_is_kept_once_even_when_many_ask_at_the_same_time(contacts, database):
    with ThreadPoolExecutor(8) as pool:
        kept = set(pool.map(contacts.keep, repeat("sms", 16), repeat(NUMBER)))

    assert len(kept) == 1
    assert database["contacts"].count_documents({}) == 1


def test_whoever_keeps_a_listing_is_found_by_it(contacts):
    kept = contacts.keep("sms", NUMBER)
    contacts.keep("sms", OTHER_NUMBER)

    contacts.add_place(kept.person_id, "epn")

    assert [keeper.address for keeper in contacts.keepers("epn")] == [NUMBER]


def test_a_listing_is_remembered_once(contacts):
    kept = contacts.keep("sms", NUMBER)

    contacts.add_place(kept.person_id, "epn")
    contacts.add_place(kept.person_id, "epn")

    assert contacts.find(kept.person_id).place_ids == ("epn",)


def test_a_listing_of_nobody_is_a_mistake(contacts):
    with pytest.raises(ContactNotFound):
        contacts.add_place("nobody", "epn")


def test_nothing_is_kept_in_clear(contacts, suppressions, database):
    kept = contacts.keep("email", EMAIL)
    database["notes"].insert_one({"text": contacts.seal(kept.person_id, "Répondez par OK")})
    suppressions.suppress("email", EMAIL, "stop", NOON)

    raw = everything_in(database)

    assert b"camille" not in raw
    assert "Répondez".encode() not in raw


def test_a_sealed_text_is_read_again(contacts):
    kept = contacts.keep("sms", NUMBER)

    assert contacts.unseal(kept.person_id, contacts.seal(kept.person_id, "été")) == "été"


def test_an_erased_contact_is_found_no_more(contacts):
    kept = contacts.keep("sms", NUMBER)

    contacts.erase(kept.person_id)

    assert contacts.find_by_address("sms", NUMBER) is None


def test_a_text_sealed_for_an_erased_contact_is_read_no_more(contacts):
    kept = contacts.keep("sms", NUMBER)
    sealed = contacts.seal(kept.person_id, "été")

    contacts.erase(kept.person_id)

    with pytest.raises(ContactNotFound):
        contacts.unseal(kept.person_id, sealed)


def test_an_address_that_comes_back_is_another_person(contacts):
    erased = contacts.keep("sms", NUMBER)
    contacts.erase(erased.person_id)

    assert contacts.keep("sms", NUMBER).person_id != erased.person_id


def test_contacts_outlive_a_change_of_secret(database):
    kept = store_with(database, OLD).keep("sms", NUMBER)

    assert store_with(database, NEW, OLD).keep("sms", NUMBER) == kept


def test_an_address_that_said_stop_is_suppressed(suppressions):
    suppressions.suppress("sms", NUMBER, "stop", NOON)

    assert suppressions.is_suppressed("sms", NUMBER)


def test_no_other_address_is_suppressed(suppressions):
    suppressions.suppress("sms", NUMBER, "stop", NOON)

    assert not suppressions.is_suppressed("sms", OTHER_NUMBER)


def test_a_suppression_says_why_and_since_when(suppressions, database):
    suppressions.suppress("sms", NUMBER, "stop", NOON)

    [kept] = database["suppressions"].find({}, {"_id": False})
    assert kept == {"reason": "stop", "at": NOON}


def test_stop_said_twice_is_lifted_once(suppressions):
    suppressions.suppress("sms", NUMBER, "stop", NOON)
    suppressions.suppress("sms", NUMBER, "bounce", NOON)

    suppressions.lift("sms", NUMBER)

    assert not suppressions.is_suppressed("sms", NUMBER)


def test_stop_outlives_the_contact(contacts, suppressions):
    kept = contacts.keep("sms", NUMBER)
    suppressions.suppress("sms", NUMBER, "stop", NOON)

    contacts.erase(kept.person_id)

    assert suppressions.is_suppressed("sms", NUMBER)


def test_stop_outlives_a_change_of_secret(database):
    SuppressionStore(database, Keyring(OLD)).suppress("sms", NUMBER, "stop", NOON)

    assert SuppressionStore(database, Keyring(NEW, OLD)).is_suppressed("sms", NUMBER)
