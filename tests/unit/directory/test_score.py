"""What a listing is worth, and the one next thing to do."""

from datetime import date

import pytest

from services.directory.freshness.score import score
from tests.builders import NOWHERE, a_place

TODAY = date(2026, 3, 2)
FRESH = {"fresh_until": date(2026, 8, 1)}
STALE = {"fresh_until": date(2026, 3, 1)}
WHERE = {"adresse": "1 place de la Gare", "commune": "Tours"}
WHEN = {"horaires": "Mo-Fr 09:00-12:00"}
REACHED = {"telephone": "+33247000000"}
WHAT = {"services": ("Utilisation sécurisée du numérique",)}
COST = {"frais_a_charge": ("Gratuit",)}
FOR_WHOM = {"publics_specifiquement_adresses": ("Seniors",)}
ALL = FRESH | WHERE | WHEN | REACHED | WHAT | COST | FOR_WHOM


def without(fields):
    """All but these."""
    return {name: value for name, value in ALL.items() if name not in fields}


def test_a_listing_that_answers_all_and_is_fresh_has_nothing_left_to_do():
    found = score(a_place(**ALL), TODAY)

    assert (found.freshness, found.completeness, found.total) == (100, 100, 100)
    assert found.next_thing == "nothing"


def test_a_bare_name_is_worth_nothing():
    found = score(a_place(location=NOWHERE), TODAY)

    assert (found.freshness, found.completeness, found.total) == (0, 0, 0)


@pytest.mark.parametrize(
    ("unanswered", "question", "worth"),
    [
        (WHERE, "where", 20),
        (WHEN, "when", 20),
        (REACHED, "how_to_reach", 20),
        (WHAT, "what", 20),
        (COST, "how_much", 10),
        (FOR_WHOM, "for_whom", 10),
    ],
)
def test_a_question_without_an_answer_is_the_next_thing(unanswered, question, worth):
    found = score(a_place(**without(unanswered)), TODAY)

    assert (found.completeness, found.next_thing) == (100 - worth, question)


@pytest.mark.parametrize(
    ("known", "worth"),
    [
        (FRESH, 100),
        (STALE, 50),
        (STALE | {"unverified_since": TODAY}, 0),
        (FRESH | {"suspended": True}, 0),
    ],
)
def test_freshness_is_worth_what_its_state_is(known, worth):
    assert score(a_place(**(ALL | known)), TODAY).freshness == worth


def test_to_confirm_goes_before_all_answers():
    assert score(a_place(**(without(WHEN) | STALE)), TODAY).next_thing == "confirm"


def test_of_two_questions_the_one_that_is_worth_more_comes_first():
    assert score(a_place(**without(WHAT | COST)), TODAY).next_thing == "what"


def test_who_is_open_to_all_says_so_in_a_presentation():
    told = without(FOR_WHOM) | {"presentation_resume": "Ouvert à tous"}

    assert score(a_place(**told), TODAY).completeness == 100


def test_an_address_that_no_map_can_show_does_not_say_where():
    assert score(a_place(location=NOWHERE, **ALL), TODAY).next_thing == "where"
