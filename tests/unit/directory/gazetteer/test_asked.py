"""What is read in a text that somebody typed."""

import pytest

from services.directory.contract.gazetteer.asked import read
from services.directory.contract.gazetteer.words import fold


@pytest.mark.parametrize(
    ("text", "names", "digits"),
    [
        ("", (), ""),
        ("37270", (), "37270"),
        ("37270 Véretz", ("veretz",), "37270"),
        ("37 000 Tours", ("tours",), "37000"),
        ("37041 TOURS CEDEX 1", ("tours",), "37041"),
        ("12 rue Nationale 37000 Tours", ("rue nationale tours",), "37000"),
        ("3 rue du Port, Véretz", ("rue du port veretz",), ""),
        ("joué 37", ("joue",), "37"),
        ("Paris 12e arrondissement", ("paris 12",), ""),
        ("Lyon 3", ("lyon 3",), ""),
        ("Paris 75012", ("paris",), "75012"),
        ("st", ("saint", "st"), ""),
    ],
)
def test_a_text_asks_for_a_name_a_postcode_or_both(text, names, digits):
    assert read(text) == (names, digits)


def test_a_text_without_end_is_read_as_far_as_an_address_goes():
    assert len(read("a " * 10_000).names[0].split()) == 20


@pytest.mark.parametrize("nom", ["Saint-Étienne", "ST ETIENNE", "st étienne", "Saint Étienne"])
def test_spellings_of_a_name_are_one(nom):
    assert fold(nom) == "saint etienne"


def test_ligatures_are_two_letters():
    assert fold("Œyreluy") == "oeyreluy"
