"""Texts that stay texts: what is not said is not guessed."""

import pytest

from services.directory.hours.reading import read_hours

WHY = {
    "": "nothing written",
    "9h-12h 14h-17h": "hours without days",
    "9:00-12:00": "hours without days",
    "lundi 9h-12h (14h-17h)": "hours without days",
    "9h-12h lundi 14h-17h": "hours without days",
    "lundi matin": "days without hours",
    "fermé le lundi": "days without hours",
    "3ème vendredi du mois": "days without hours",
    "lundi 9h-12h et mardi": "days without hours",
    "lundi jusqu'à 18h": "days without hours",
    "lundi 9h": "hours that do not pair",
    "lundi 9h-12h (11h le mercredi)": "hours that do not pair",
    "lundi 9h-12h 15h18": "hours that do not pair",
    "lundi 14h-9h": "hours that go backwards",
    "lundi 9h-12h / 2h-5h": "night hours",
    "mardi-jeudi 9h-12h": "ambiguous days",
    "1er samedi 10h-12h": "ambiguous days",
    "2e mardi et jeudi du mois 9h-12h": "ambiguous days",
    "lundi 14h-18h mardi mercredi 9h-12h": "ambiguous days",
    "lundi 9h-12h du mardi au jeudi jours fériés": "days without hours",
    "tous les 2 mardis de 9h à 12h": "hours that do not pair",
    "samedi 10h-12h (pas ouvert tous les samedis)": "ambiguous days",
    "lundi au vendredi 9h-17h sauf mercredi après-midi": "ambiguous part of the day",
    "lundi et mardi matin fermé, mercredi 9h-12h": "ambiguous part of the day",
    "lundi au vendredi 9h-12h 14h-17h, fermé lundi et mardi matin": "ambiguous part of the day",
    "lundi matin : 14h-17h": "ambiguous part of the day",
    "un lundi sur deux de 9h à 12h": "ambiguous weeks",
    "tous les 15 jours le mardi 9h-12h": "ambiguous weeks",
    "mercredi 10h-12h ; 14h-16h (semaine paire) ou 16h-18h (semaine impaire)": "ambiguous weeks",
    "lundi 9h-12h, mardi 9h-12h (semaine paire)": "ambiguous weeks",
    "lundi 9h-17h. En août : mardi 9h-12h": "ambiguous season",
    "En août : lundi 9h-12h. Mardi 9h-12h": "ambiguous season",
    "en août semaines paires : lundi 9h-12h": "ambiguous season",
    "lundi 9h-12h, mardi 14h-17h sur rendez-vous": "ambiguous appointment",
    "lundi 9h-12h et 14h-17h sur rendez-vous": "ambiguous appointment",
    "mardi 14h-17h et sur rendez-vous": "ambiguous appointment",
    "lundi 9h-17h sauf le mercredi": "ambiguous exception",
    "lundi au vendredi 9h-17h sauf mercredi 9h-12h": "ambiguous exception",
    "lundi au vendredi 9h-12h, le mercredi 14h-17h": "a day said twice",
    "lundi 9h-12h et 1er lundi du mois 14h-17h": "a day said twice",
    "jeudi 14h-17h, fermé le jeudi": "a day said twice",
    "lundi au samedi 9h-12h 14h-17h sauf mercredi et samedi 9h-12h 14h-16h": "ambiguous exception",
    "lundi 9h-12h, samedi 10h-12h sauf en août": "ambiguous exception",
    "Semaines paires : lundi 9h-12h. Mardi 9h-12h": "ambiguous season",
    "lundi 9h-12h fermé mardi 14h-17h": "ambiguous part of the day",
    "lundi sur rendez-vous mardi 9h-12h": "ambiguous appointment",
    "En période scolaire : mercredi 13h-18h": "school holidays",
    "lundi 9h-12h, fermé pendant les vacances": "school holidays",
    "lundi 9h-12h, fermé du 10 au 21 août": "dates without a year",
    "lundi 9h-12h, fermé le 31 juin 2026": "no such date",
    "lundi 9h-12h. Ouvert le lundi 12 décembre 2026 de 9h à 12h": "no such date",
    "lundi 9h-12h ou 14h-17h": "order not understood",
    "lundi 9h-17h, fermé de 12h à 14h": "order not understood",
    "de 9h à 12h du lundi au jeudi. Samedi : 10h-12h": "order not understood",
    "Voir le site": "unread words: voir, site",
    "lundi 9h-12h en hiver": "unread words: en, hiver",
    "lundi 9h-12h " * 200: "too long",
}


@pytest.mark.parametrize("text", WHY)
def test_a_doubtful_text_stays_a_text_for_a_reason(text):
    assert read_hours(text).why == WHY[text]


@pytest.mark.parametrize("text", WHY)
def test_a_doubtful_text_has_no_hours(text):
    assert read_hours(text).osm is None


def test_days_that_the_column_does_not_have_are_a_contradiction():
    read = read_hours("du lundi au vendredi 9h-12h", days="{Lundi,Mardi}")

    assert read.why == "the text and its columns differ"


def test_times_that_the_columns_do_not_have_are_a_contradiction():
    read = read_hours("9h-12h", "{Lundi}", {"debut_matin": "9h", "fin_matin": "13h"})

    assert read.why == "the text and its columns differ"


def test_a_column_with_an_unknown_day_says_nothing_sure():
    assert read_hours("9h-12h", days="{Lundi,Inconnu}").osm is None


def test_one_unknown_word_is_enough():
    assert read_hours("Lundi 9h-12h, parfois").why == "unread words: parfois"
