"""Hours in French: in lines, as they were written, and whether a place is open now."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.directory.contract.hours.opening import Opening
from services.gateway.pages.hours import as_written, lines
from services.gateway.pages.opening_words import opening_words
from services.gateway.pages.words import NBSP
from tests.builders import a_place

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 23, 12, tzinfo=PARIS)  # a Monday


@pytest.mark.parametrize(
    ("osm", "french"),
    [
        ("Mo-Fr 09:00-12:00; PH off", ["lundi à vendredi : 9 h – 12 h", "jours fériés : fermé"]),
        ("24/7", ["tous les jours : 24 h sur 24"]),
        ('"sur rendez-vous"', ["accueil : sur rendez-vous"]),
        ("Sa[2,4] 10:00-12:00", ["2e et 4e samedi du mois : 10 h – 12 h"]),
        ("Mo 09:00-12:00; Mo 14:00-16:00", []),
        ("Mo sunrise-sunset", []),
        ("sur RDV", []),
        ("", []),
    ],
)
def test_hours_that_are_sure_are_told_in_lines(osm, french):
    assert [str(line).replace(NBSP, " ") for line in lines(osm)] == french


def test_what_a_source_wrote_is_shown_before_what_was_made_of_it():
    assert as_written(a_place(horaires="Mo 09:00+", hours_text=" dès 9h lundi")) == "dès 9h lundi"
    assert as_written(a_place(horaires="Mo 09:00+")) == "Mo 09:00+"


def in_words(state, then="unknown", until=None, zone=PARIS):
    opening = Opening(state=state, then=then, until=until)
    return opening_words(opening, NOON.astimezone(UTC), zone).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (6, "ouvre à 18 h"),
        (6.5, "ouvre à 18 h 30"),
        (12, "ouvre à minuit"),
        (21, "ouvre demain à 9 h"),
        (45, "ouvre mercredi à 9 h"),
        (6 * 24 - 3, "ouvre dimanche à 9 h"),
        (7 * 24, "ouvre le 30 novembre à 12 h"),
        (8 * 24, "ouvre le 1er décembre à 12 h"),
        (50 * 24, "ouvre le 12 janvier 2027 à 12 h"),
    ],
)
def test_the_next_change_is_told_as_one_would_say_it(hours, words):
    assert in_words("closed", "open", NOON + timedelta(hours=hours)) == f"Fermé · {words}"


@pytest.mark.parametrize(
    ("state", "then", "words"),
    [
        ("open", "closed", "Ouvert maintenant · ferme à 13 h"),
        ("open", "by_appointment", "Ouvert maintenant · sur rendez-vous à 13 h"),
        ("open", "unknown", "Ouvert maintenant"),
        ("closed", "by_appointment", "Fermé · sur rendez-vous à 13 h"),
        ("closed", "unknown", "Fermé"),
        ("by_appointment", "open", "Sur rendez-vous · sans rendez-vous à 13 h"),
        ("by_appointment", "closed", "Sur rendez-vous · ferme à 13 h"),
        ("unknown", "open", "Ouverture à vérifier"),
    ],
)
def test_each_state_has_its_words(state, then, words):
    assert in_words(state, then, NOON + timedelta(hours=1)) == words


def test_a_state_that_lasts_says_no_moment():
    assert in_words("open") == "Ouvert maintenant"
    assert in_words("by_appointment") == "Sur rendez-vous"


def test_hours_that_say_nothing_have_no_state():
    assert in_words("unknown") == ""


def test_tomorrow_is_that_of_the_place():
    noumea = ZoneInfo("Pacific/Noumea")  # ten hours ahead: there it is 22:00

    assert in_words("closed", "open", NOON + timedelta(hours=11), noumea).endswith("demain à 9 h")
