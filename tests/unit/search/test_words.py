"""What counts as a word."""

import pytest

from services.search.words import asked_words, edits, fold, folded, needed, text_of
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


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ("ateliers seniors tablette", ("ateliers", "seniors", "tablette")),
        ("Les ateliers de la médiathèque", ("ateliers", "mediatheque")),
        ("l'atelier, l’ATELIER !", ("atelier",)),
        ("aujourd'hui", ("aujourd'hui",)),
        ("qu'est-ce que c'est", ()),
        ("de la", ()),
    ],
)
def test_a_question_is_the_words_that_say_something(q, words):
    assert asked_words(q) == words


def test_a_question_has_no_more_than_sixteen_words():
    assert len(asked_words(" ".join(f"mot{n}" for n in range(50)))) == 16


@pytest.mark.parametrize(("count", "least"), [(0, 1), (1, 1), (2, 1), (3, 2), (6, 5)])
def test_one_word_may_be_missing(count, least):
    assert needed(count) == least


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
