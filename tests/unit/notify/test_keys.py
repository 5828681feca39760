"""What is kept under a secret is found and read with it, and with its successors."""

import pytest
from cryptography.fernet import InvalidToken

from services.notify.contacts.keys import Keyring

OLD, NEW = "o" * 32, "n" * 32
NUMBER = "+33639980012"


def test_a_short_secret_is_refused():
    with pytest.raises(ValueError, match="32 characters"):
        Keyring("s" * 31)


def test_a_short_older_secret_is_refused():
    with pytest.raises(ValueError, match="32 characters"):
        Keyring(NEW, "s" * 31)


def test_the_same_address_has_the_same_fingerprint():
    assert Keyring(NEW).fingerprint("sms", NUMBER) == Keyring(NEW).fingerprint("sms", NUMBER)


def test_another_secret_makes_another_fingerprint():
    assert Keyring(NEW).fingerprint("sms", NUMBER) != Keyring(OLD).fingerprint("sms", NUMBER)


def test_another_address_has_another_fingerprint():
    ring = Keyring(NEW)

    assert ring.fingerprint("sms", NUMBER) != ring.fingerprint("sms", "+33639980013")


def test_a_fingerprint_says_nothing_of_the_address():
    assert NUMBER[-6:] not in Keyring(NEW).fingerprint("sms", NUMBER)


def test_an_address_has_a_fingerprint_under_each_secret_the_newest_first():
    each = [Keyring(NEW).fingerprint("sms", NUMBER), Keyring(OLD).fingerprint("sms", NUMBER)]

    assert Keyring(NEW, OLD).fingerprints("sms", NUMBER) == each


def test_a_text_is_read_with_its_key():
    ring = Keyring(NEW)
    key = ring.new_key()

    assert ring.decrypt(key, ring.encrypt(key, "été")) == "été"


def test_a_text_is_not_read_with_another_key():
    ring = Keyring(NEW)
    sealed = ring.encrypt(ring.new_key(), "été")

    with pytest.raises(InvalidToken):
        ring.decrypt(ring.new_key(), sealed)


def test_a_text_is_not_read_with_another_secret():
    key = Keyring(OLD).new_key()
    sealed = Keyring(OLD).encrypt(key, "été")

    with pytest.raises(InvalidToken):
        Keyring(NEW).decrypt(key, sealed)


def test_a_text_is_read_after_the_secret_was_replaced():
    key = Keyring(OLD).new_key()
    sealed = Keyring(OLD).encrypt(key, "été")

    assert Keyring(NEW, OLD).decrypt(key, sealed) == "été"
