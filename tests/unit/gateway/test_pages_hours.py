"""Hours in French, and those that must stay as they were written."""

import pytest

from services.gateway.pages.hours import lines
from services.gateway.pages.words import NBSP

READ = {
    "Mo-Fr 09:30-12:00,14:00-16:30; Sa 10:00-12:00": [
        "lundi à vendredi : 9 h 30 – 12 h, 14 h – 16 h 30",
        "samedi : 10 h – 12 h",
    ],
    "Tu 14:00-22:00; We 14:00-20:00": ["mardi : 14 h – 22 h", "mercredi : 14 h – 20 h"],
    "Mo,Tu 09:00-12:00": ["lundi et mardi : 9 h – 12 h"],
    "Mo 09:00-12:00;Tu 09:00-12:00; We 09:00-12:00": ["lundi à mercredi : 9 h – 12 h"],
    "Mo,We 09:00-12:00": ["lundi : 9 h – 12 h", "mercredi : 9 h – 12 h"],
    "Mo-We,Fr 09:00-12:00": ["lundi à mercredi : 9 h – 12 h", "vendredi : 9 h – 12 h"],
    "Sa-Mo 10:00-12:00": ["lundi : 10 h – 12 h", "samedi et dimanche : 10 h – 12 h"],
    "Mo-Su 00:00-24:00": ["tous les jours : 24 h sur 24"],
    "24/7": ["tous les jours : 24 h sur 24"],
    "09:00-18:00": ["tous les jours : 9 h – 18 h"],
    "Fr 18:00-24:00": ["vendredi : 18 h – minuit"],
    "Mo-Fr 09:00-12:00; PH off": ["lundi à vendredi : 9 h – 12 h", "jours fériés : fermé"],
    "Mo-Fr 09:00-12:00; We off": [
        "lundi et mardi : 9 h – 12 h",
        "mercredi : fermé",
        "jeudi et vendredi : 9 h – 12 h",
    ],
    "Mo-Su off; Sa 10:00-12:00;": [
        "lundi à vendredi : fermé",
        "samedi : 10 h – 12 h",
        "dimanche : fermé",
    ],
    "Mo-Su,PH 10:00-12:00": ["tous les jours et jours fériés : 10 h – 12 h"],
}
KEPT = [
    "",
    "9h-12h, 13h-17h (jours à préciser)",
    "Mo-Fr 09:00-12:00; We 14:00-16:00",  # instead of the morning, or with it?
    "Mo 09:00-12:00; Mo 14:00-16:00",
    "Mo 22:00-02:00",
    "Mo 09:00-09:00",
    "Mo 09:75-12:00",
    "Mo 09:00-25:00",
    "Mo 9:00-12:00",
    "Mo-PH 09:00-12:00",
    "Mo-We-Fr 09:00-12:00",
    "Fr[3] 14:00-17:00",
    "week 1-53/2 We 14:00-16:00",
    "SH off",
    "Apr-Sep Mo 09:00-12:00",
    'Mo 09:00-12:00 "sur rendez-vous"',
    "Mo 09:00-12:00 || Tu 09:00-12:00",
    "Mo 09:00+",
    "Mo sunrise-sunset",
    "Mo",
]


@pytest.mark.parametrize(("horaires", "french"), READ.items(), ids=READ)
def test_plain_hours_are_told_in_french(horaires, french):
    assert [str(line).replace(NBSP, " ") for line in lines(horaires)] == french


@pytest.mark.parametrize("horaires", KEPT)
def test_what_is_not_fully_understood_is_not_told(horaires):
    assert lines(horaires) == ()
