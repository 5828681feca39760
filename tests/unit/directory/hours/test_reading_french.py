"""French texts that are read, each with what it says and nothing else."""

import pytest

from services.directory.hours.reading import read_hours

DAYS = {
    "lundi : 9h-12h": "Mo 09:00-12:00",
    "du lundi au vendredi de 9h à 12h et de 14h à 17h": "Mo-Fr 09:00-12:00,14:00-17:00",
    "Lundi, mardi et jeudi : 9h-12h ; mercredi : 14h-18h": "Mo,Tu,Th 09:00-12:00; We 14:00-18:00",
    "mar-mer-jeu 10h-12h et le sam 10h-12h30": "Tu-Th 10:00-12:00; Sa 10:00-12:30",
    "LU MA JE VE 9H-12H": "Mo,Tu,Th,Fr 09:00-12:00",
    "Lundi-vendredi 9h-12h": "Mo-Fr 09:00-12:00",
    "tous les jours de 9h à 18h": "Mo-Su 09:00-18:00",
    "24h/24 7j/7": "24/7",
    "Le week-end de 10h à 12h": "Sa,Su 10:00-12:00",
    "Dimanche et jours fériés : 10h-12h": "Su 10:00-12:00; PH 10:00-12:00",
    "9h-12h le lundi, 14h-17h le mardi": "Mo 09:00-12:00; Tu 14:00-17:00",
}
TIMES = {
    "lundi 9h 12h 14h 17h": "Mo 09:00-12:00,14:00-17:00",
    "lundi 16 h 18 h": "Mo 16:00-18:00",
    "lundi 9 h 30 12 h - 14h 17 heures": "Mo 09:30-12:00,14:00-17:00",
    "lundi 15h18h": "Mo 15:00-18:00",
    "lundi 09h30h-12h30": "Mo 09:30-12:30",
    "lundi de 9 à 12h et de 14 à 17h": "Mo 09:00-12:00,14:00-17:00",
    "lundi 10h30-12h-14h-17h": "Mo 10:30-12:00,14:00-17:00",
    "lundi 14h/17h": "Mo 14:00-17:00",
    "lundi de 9h à12h puis de 13h 30 à 17h": "Mo 09:00-12:00,13:30-17:00",
    "lundi :\t09:00–11:45, 13:30–16:30": "Mo 09:00-11:45,13:30-16:30",
    "lundi entre 9h et midi": "Mo 09:00-12:00",
    "lundi matin : 8h15/12h, mardi 9h/12h": "Mo 08:15-12:00; Tu 09:00-12:00",
    "vendredi 9h-16h (journée continue)": "Fr 09:00-16:00",
}
EXCEPTIONS = {
    "de 9h à 12h et 14h à 17h du lundi au vendredi sauf mercredi après-midi": (
        "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"
    ),
    "tous les jours sauf le dimanche de 9h à 18h": "Mo-Sa 09:00-18:00; Su off",
    "lundi au vendredi 9h-12h, fermé le mercredi": "Mo,Tu,Th,Fr 09:00-12:00; We off",
    "Lundi : FERME Mardi : 9h-12h": "Mo off; Tu 09:00-12:00",
    "Mardi : fermé le matin / 13h45 – 17h30": "Tu 13:45-17:30",
    "Mardi 9h-12h, fermé l'après-midi": "Tu 09:00-12:00",
    "lundi au samedi 9h-12h, fermé les jours fériés": "Mo-Sa 09:00-12:00; PH off",
    "lundi au samedi 9h-12h sauf le 1er samedi du mois": "Mo-Sa 09:00-12:00; Sa[1] off",
}
SOME_DAYS = {
    "3ème vendredi du mois de 14h à 17h": "Fr[3] 14:00-17:00",
    "Chaque 3e jeudi du mois de 14h à 17h": "Th[3] 14:00-17:00",
    "1er et 3ème lundi du mois de 14h à 17h": "Mo[1,3] 14:00-17:00",
    "dernier samedi du mois 10h-12h": "Sa[-1] 10:00-12:00",
    "Samedi 10h-12h (2e et 4e du mois)": "Sa[2,4] 10:00-12:00",
    "mercredi 14h-16h (semaine paire) ou 16h-18h (semaine impaire)": (
        "week 2-52/2 We 14:00-16:00; week 1-53/2 We 16:00-18:00"
    ),
    "Semaines paires : lundi 9h-12h. Semaines impaires : mardi 14h-17h": (
        "week 2-52/2 Mo 09:00-12:00; week 1-53/2 Tu 14:00-17:00"
    ),
    "le mardi des semaines paires de 14h à 16h": "week 2-52/2 Tu 14:00-16:00",
}
SEASONS = {
    "De septembre à juin : mardi 14h-18h ; juillet-août : mercredi 9h-12h": (
        "Sep-Jun Tu 14:00-18:00; Jul-Aug We 09:00-12:00"
    ),
    "lundi au vendredi 9h-17h. Juillet et août : 9h-12h": (
        "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 09:00-12:00"
    ),
    "lundi 9h-17h, fermé en août": "Mo 09:00-17:00; Aug off",
    "lundi 9h-17h, fermeture annuelle du 24 décembre au 2 janvier": (
        "Mo 09:00-17:00; Dec 24-Jan 02 off"
    ),
    "lundi 9h-17h, exceptionnellement fermé du 10 au 21 août 2026": (
        "Mo 09:00-17:00; 2026 Aug 10-2026 Aug 21 off"
    ),
    "lundi 9h-17h, fermé du 24 décembre au 2 janvier 2027": (
        "Mo 09:00-17:00; 2026 Dec 24-2027 Jan 02 off"
    ),
    "lundi 9h-17h. Exceptionnellement ouvert le samedi 12 décembre 2026 de 9h à 12h": (
        "Mo 09:00-17:00; 2026 Dec 12 09:00-12:00"
    ),
}
APPOINTMENTS = {
    "Sur rendez-vous": '"sur rendez-vous"',
    "uniquement sur R.D.V.": '"sur rendez-vous"',
    "Sur RDV : 02.47.00.00.00": '"sur rendez-vous : 02 47 00 00 00"',
    "lundi 9h-12h sans RDV": "Mo 09:00-12:00",
    "lundi 9h-12h sur RDV, mardi 14h-17h": 'Mo 09:00-12:00 "sur rendez-vous"; Tu 14:00-17:00',
    "lundi 9h-12h sur RDV et 14h-17h en accueil libre": (
        'Mo 09:00-12:00 "sur rendez-vous", Mo 14:00-17:00'
    ),
    "Sur rendez-vous : lundi 9h-12h, mardi 14h-17h": (
        'Mo 09:00-12:00 "sur rendez-vous"; Tu 14:00-17:00 "sur rendez-vous"'
    ),
    "lundi au jeudi 9h-12h, vendredi sur rendez-vous": ('Mo-Th 09:00-12:00; Fr "sur rendez-vous"'),
}
READ = DAYS | TIMES | EXCEPTIONS | SOME_DAYS | SEASONS | APPOINTMENTS


@pytest.mark.parametrize("text", READ)
def test_a_french_text_becomes_the_hours_it_says(text):
    assert read_hours(text).osm == READ[text]


@pytest.mark.parametrize("text", READ)
def test_what_is_read_has_no_reason_to_stay_text(text):
    assert read_hours(text).why == ""


def test_the_text_is_handed_back_as_it_was_given():
    assert read_hours(" Lundi : 9H-12H ").text == " Lundi : 9H-12H "


def test_the_days_may_stand_in_their_own_column():
    read = read_hours("9h-12h / 14h-17h", days="{Lundi,Mardi,Jeudi}")

    assert read.osm == "Mo,Tu,Th 09:00-12:00,14:00-17:00"


def test_an_exception_holds_against_the_days_of_the_column():
    read = read_hours("8h-12h 13h-17h sauf le vendredi 8h-12h 13h-16h30", days="{Lundi,Vendredi}")

    assert read.osm == "Mo 08:00-12:00,13:00-17:00; Fr 08:00-12:00,13:00-16:30"


def test_the_times_may_stand_in_columns_too():
    times = {"c_heure_debut_matin": "09:00:00", "c_heure_fin_matin": "12h", "c_heure_fin_aprem": ""}

    assert read_hours("", "Lundi|Mardi", times).osm == "Mo,Tu 09:00-12:00"


def test_by_appointment_on_the_days_of_the_column():
    assert read_hours("Sur RDV", days="{Lundi,Mardi}").osm == 'Mo,Tu "sur rendez-vous"'
