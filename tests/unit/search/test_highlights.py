"""Why a place was found, and what was meant."""

import pytest

from services.search.highlights import Highlighter
from services.search.mending import mended
from services.search.question import INSTEAD, Idea, Way, ideas_of
from tests.builders import a_place


def reasons(q: str, **fields: object) -> list[tuple[str, tuple[str, ...]]]:
    found = Highlighter(ideas_of(q)).matches(a_place(**fields).model_dump())
    return [(match.field, match.fragment) for match in found]


@pytest.mark.parametrize(
    ("q", "nom", "fragment"),
    [
        ("mediatheques", "La Médiathèque", ("La ", "Médiathèque", "")),
        ("atelier", "L’Atelier", ("L’", "Atelier", "")),
        ("etude", "l'Étude des études", ("l'", "Étude", " des ", "études", "")),
        ("ordi", "Un ordinateur", ("Un ", "ordinateur", "")),
        ("carte grise", "Démarches administratives", ("", "Démarches administratives", "")),
    ],
)
def test_a_word_is_marked_however_it_is_written(q, nom, fragment):
    assert reasons(q, nom=nom) == [("nom", fragment)]


def test_each_idea_is_shown_where_it_tells_most_and_once():
    told = reasons(
        "fablab seniors rabière",
        nom="Fablab",
        publics_specifiquement_adresses=["Seniors"],
        presentation_resume="Un fablab à la Rabière",
    )

    assert told == [
        ("nom", ("", "Fablab", "")),
        ("publics_specifiquement_adresses", ("", "Seniors", "")),
        ("presentation_resume", ("Un ", "fablab", " à la ", "Rabière", "")),
    ]


def test_of_a_long_text_only_what_is_around_is_shown():
    (_, fragment), *_ = reasons(
        "arduino", presentation_detail="mot " * 50 + "arduino" + " mot" * 50
    )

    assert fragment[0].startswith("… mot ")
    assert fragment[1] == "arduino"
    assert fragment[2].endswith(" mot …")
    assert sum(map(len, fragment)) < 200


def test_nothing_asked_has_no_reason():
    assert reasons("") == []


def test_words_of_a_phrase_that_do_not_stand_in_a_row_are_no_reason():
    assert reasons("allocations familiales", nom="Allocations et fêtes familiales") == []


def test_a_typing_error_is_mended_as_a_place_writes_the_word():
    idea = Idea((Way(("mediateque",)), Way(("mediatheque",), INSTEAD)))
    matches = Highlighter([idea]).matches(a_place(nom="MÉDIATHÈQUE").model_dump())

    assert mended("la médiateque, à Tours", [idea], matches) == "la médiathèque, à Tours"
    assert mended("la médiateque", [idea], ()) == "la mediatheque"


def test_what_is_written_right_is_not_mended():
    assert mended("médiathèque", ideas_of("médiathèque"), ()) == ""
