"""What an answer is taken for."""

import pytest

from services.notify.replies.meaning import read


@pytest.mark.parametrize(
    "text",
    ["STOP", "stop", " Stop. ", "STOP merci", "arrêt", "ARRET svp", "stopsms", "Fin", "désabonner"],
)
def test_a_stop_is_a_stop_whatever_follows(text):
    assert read(text) == "stop"


@pytest.mark.parametrize("text", ["OK", "ok!", "Oui", "oui ", "1", "OK 👍"])
def test_an_agreement_stands_alone(text):
    assert read(text) == "yes"


@pytest.mark.parametrize("text", ["non", "NON.", "2", "change"])
def test_a_no_stands_alone(text):
    assert read(text) == "no"


def test_a_start_is_a_start():
    assert read("Start") == "start"


@pytest.mark.parametrize(
    "text",
    ["", "👍", "ok mais fermé le lundi", "oui non", "fin août nous déménageons", "merci", "10"],
)
def test_anything_else_is_for_a_person(text):
    assert read(text) == "other"
