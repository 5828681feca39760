"""What may be meant by what is typed so far."""

import pytest

from services.search.suggesting import places, services, typed_words
from tests.builders import TOURS, a_place

PAPERWORK = "Aide aux démarches administratives"
INTERNET = "Accès internet et matériel informatique"


@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("démar", [PAPERWORK]),
        ("aide démarche", [PAPERWORK]),
        ("démar aide", []),
        ("carte grise", [PAPERWORK]),
        ("carte gr", [PAPERWORK]),
        ("car", []),
        ("acc int", []),
        ("accès int", [INTERNET]),
        ("", []),
        ("l", []),
        ("xyz", []),
    ],
)
def test_a_service_is_meant_by_its_words_and_by_what_it_helps_with(q, meant):
    assert [each.text for each in services(q, 4)] == meant


def test_no_more_services_than_asked():
    assert len(services("num", 2)) == 2


def test_the_last_word_may_be_two_letters_of_anything_and_others_say_something():
    assert typed_words("maison de la c") == ("maison",)
    assert typed_words("maison de la") == ("maison", "la")


def test_a_place_is_suggested_with_its_commune_and_point():
    (suggestion,) = places([a_place(nom="Fablab", commune="Tours")])

    assert (suggestion.kind, suggestion.text, suggestion.detail) == ("place", "Fablab", "Tours")
    assert (suggestion.latitude, suggestion.longitude) == TOURS
