"""What counts as a word."""

import pytest

from services.search.text import plain_words, text_of
from services.search.words import edits, fold, folded, root, tokens
from tests.builders import a_place


@pytest.mark.parametrize(
    ("written", "folded_to"),
    [
        ("Joué-lès-Tours", "joue les tours"),
        ("JOUE LES  TOURS", "joue les tours"),
        ("Ce lieu n’accueille pas de public", "ce lieu n accueille pas de public"),
        ("Étapes numériques(La Poste)", "etapes numeriques la poste"),
        ("Œuvre sœur", "oeuvre soeur"),
        (" ?! ", ""),
    ],
)
def test_folding_leaves_only_what_distinguishes(written, folded_to):
    assert fold(written) == folded_to


def test_values_are_folded_sorted_and_never_empty():
    assert folded(("Étudiants", "étudiants", "", "Jeunes")) == ("etudiants", "jeunes")
    assert folded("") == ()


def test_what_is_another_thing_in_a_row_is_one_word():
    said = "2 imprimantes 3D, une Impression-3d.\nUne imprimante\n3D"

    assert plain_words(text_of(a_place(nom="", presentation_detail=said))) == [
        *("2", "3d", "imprimante", "imprimante3d"),
    ]


def test_what_a_place_denies_is_no_word_of_its_text():
    said = a_place(accessibilite=("Non accessible aux personnes à mobilité réduite",))

    assert "accessible" not in plain_words(text_of(said))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Les ateliers de la médiathèque", ["les", "ateliers", "de", "la", "mediatheque"]),
        ("l'atelier, l’ATELIER !", ["atelier", "atelier"]),
        ("aujourd'hui", ["aujourd'hui"]),
        ("qu'est-ce que c'est", ["est", "ce", "que", "est"]),
        ("La Rur@linette", ["la", "ruralinette"]),
        (" ?! ", []),
    ],
)
def test_a_text_is_its_plain_words(text, words):
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("cartes", "carte"), ("grises", "grise"), ("cvs", "cv"), ("réseaux", "réseau")],
)
def test_plurals_have_one_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("word", "forgiven"),
    [("epn", 0), ("caf", 0), ("pass", 1), ("tablett", 1), ("tablette", 2), ("37000", 0)],
)
def test_longer_words_are_forgiven_more(word, forgiven):
    assert edits(word) == forgiven


def test_hours_are_not_searched():
    text = text_of(a_place(nom="Fablab", commune="Tours", horaires="Mo-Fr 09:00-12:00"))

    assert "Fablab" in text
    assert "Tours" in text
    assert "Mo-Fr" not in text


def test_a_place_is_found_by_what_its_kind_is_called_and_by_compounds_in_one_word():
    text = text_of(a_place(nom="Cyber-Base", commune="Château-Renard", typologie=["BIB", "X"]))

    assert {"bibliotheque", "cyberbase", "cyber", "chateaurenard"} <= set(plain_words(text))


def test_the_words_of_a_text_are_kept_once_and_only_if_they_say_something():
    assert plain_words("Le fablab, un FABLAB de Tours") == ["fablab", "tours"]
