"""Which commune a text may mean."""

import pytest

from services.directory.communes.commune import KnownCommune, meant_by, merged


def known(nom, code_postal="37000", places=1, latitude=47.0, longitude=0.0):
    return KnownCommune(nom, code_postal, places, latitude, longitude)


COMMUNES = merged(
    [
        known("Tours", places=9),
        known("Saint-Pierre-des-Corps", "37700", places=3),
        known("Strasbourg", "67000", places=8),
        known("Joué-lès-Tours", "37300", places=5),
        known("Sainte-Maure-de-Touraine", "37800"),
        known("Œyreluy", "40180"),
    ]
)


def names(text, most=20):
    return [commune.nom for commune in meant_by(text, COMMUNES, most)]


def test_a_name_that_begins_so_comes_before_one_that_contains_it():
    assert names("tours") == ["Tours", "Joué-lès-Tours"]


@pytest.mark.parametrize("text", ["JOUE LES TOURS", "joué-lès", "Joue lès tours"])
def test_case_accents_and_hyphens_do_not_matter(text):
    assert names(text) == ["Joué-lès-Tours"]


@pytest.mark.parametrize("text", ["st pierre", "Saint-Pierre", "ST PIERRE DES C"])
def test_saint_may_be_shortened(text):
    assert names(text) == ["Saint-Pierre-des-Corps"]


def test_an_unfinished_word_is_not_taken_for_saint_alone():
    assert names("st")[0] == "Strasbourg"
    assert "Saint-Pierre-des-Corps" in names("st")


def test_ligatures_are_two_letters():
    assert names("oeyre") == ["Œyreluy"]


def test_a_postcode_may_be_unfinished():
    assert names("373") == ["Joué-lès-Tours"]


def test_a_name_and_a_postcode_must_both_fit():
    assert names("Tours (37300)") == ["Joué-lès-Tours"]


def test_an_empty_text_means_those_with_most_places():
    assert names("", most=2) == ["Tours", "Strasbourg"]


def test_what_is_nowhere_means_nothing():
    assert names("Atlantis") == []


def test_two_spellings_of_one_commune_are_one():
    spelt = [known("TOURS", latitude=48.0), known("Tours", places=3, latitude=47.0)]

    [commune] = merged(spelt)

    assert (commune.nom, commune.places, commune.latitude) == ("Tours", 4, 47.25)


def test_communes_of_one_name_with_two_postcodes_are_two():
    assert len(merged([known("Saint-Aubin", "47150"), known("Saint-Aubin", "91190")])) == 2
