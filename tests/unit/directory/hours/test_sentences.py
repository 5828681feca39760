"""Hours told in sentences, in three languages."""

import pytest

from services.directory.contract.hours.sentences import DayLine, sentences


def told(osm, language="fr"):
    return [
        f"{line.days} : {line.times}".replace("\u00a0", " ") for line in sentences(osm, language)
    ]


WEEK = "Mo-Th 09:00-12:30,14:00-18:00; Fr 09:00-12:30; Sa,Su off; PH off"


def test_days_with_the_same_hours_share_a_line_in_french():
    assert told(WEEK) == [
        "lundi à jeudi : 9 h – 12 h 30, 14 h – 18 h",
        "vendredi : 9 h – 12 h 30",
        "samedi, dimanche et jours fériés : fermé",
    ]


def test_days_with_the_same_hours_share_a_line_in_english():
    assert told(WEEK, "en") == [
        "Monday to Thursday : 09:00–12:30, 14:00–18:00",
        "Friday : 09:00–12:30",
        "Saturday, Sunday and public holidays : closed",
    ]


def test_days_with_the_same_hours_share_a_line_in_arabic():
    assert told(WEEK, "ar") == [
        "من الاثنين إلى الخميس : من 09:00 إلى 12:30، من 14:00 إلى 18:00",
        "الجمعة : من 09:00 إلى 12:30",
        "السبت، الأحد وأيام العطل الرسمية : مغلق",
    ]


SPECIAL = {
    "Mo,Tu,Th 09:00-12:00; We 09:00-11:00": [
        "lundi, mardi et jeudi : 9 h – 12 h",
        "mercredi : 9 h – 11 h",
    ],
    "Mo-Fr 09:00-17:00; We 09:00-12:00": [
        "lundi, mardi, jeudi et vendredi : 9 h – 17 h",
        "mercredi : 9 h – 12 h",
    ],
    "Sa[2,4] 10:00-12:00": ["2e et 4e samedi du mois : 10 h – 12 h"],
    "week 2-52/2 We 14:00-16:00": ["mercredi des semaines paires : 14 h – 16 h"],
    "Jul-Aug Mo-Fr 09:00-12:00": ["juillet et août, lundi à vendredi : 9 h – 12 h"],
    'Mo 09:00-12:00; 2026 Aug 10-21 off "congés"': [
        "lundi : 9 h – 12 h",
        "du 10 au 21 août 2026 : fermé (congés)",
    ],
    "Mo 09:00-12:00; 2026 Dec 12 10:00-11:00": [
        "lundi : 9 h – 12 h",
        "le 12 décembre 2026 : 10 h – 11 h",
    ],
    'Mo 09:00-12:00 "sur rendez-vous", Mo 14:00-17:00': [
        "lundi : 9 h – 12 h sur rendez-vous, 14 h – 17 h"
    ],
    "24/7": ["tous les jours : 24 h sur 24"],
    "Mo-Su,PH 10:00-24:00": ["tous les jours et jours fériés : 10 h – minuit"],
}


@pytest.mark.parametrize("osm", SPECIAL)
def test_what_holds_on_some_days_only_has_its_own_line(osm):
    assert told(osm) == SPECIAL[osm]


def test_by_appointment_alone_needs_no_day():
    osm = '"sur rendez-vous : 02 47 00 00 00"'

    assert sentences(osm, "en") == (DayLine("", "by appointment : 02 47 00 00 00"),)


NOT_TOLD = (
    "",
    "lundi 9h-12h",
    "Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00",
    "Mo-Fr 09:00-12:00; SH off",
    "Mo 18:00-02:00",
    "Mo 09:00-12:00,11:00-14:00",
    "Mo 09:00-12:00; Mo 10:00-11:00 off",
    'Mo-Fr 09:00-12:00, Tu 14:00-17:00 "atelier"',
)


@pytest.mark.parametrize("osm", NOT_TOLD)
def test_hours_that_cannot_be_told_for_sure_are_not_told(osm):
    assert sentences(osm) == ()


def test_a_language_without_words_is_told_in_french():
    assert told("Mo 09:00-12:00", "pt") == ["lundi : 9 h – 12 h"]
