"""Hours shown back to who wrote them, before they are saved: what was understood of them. Pure."""

import re
from dataclasses import dataclass

from services.directory.contract.hours.sentences import sure_schedule
from services.directory.contract.read_hours import HoursAsRead
from services.gateway.pages.hours import Line, lines

REASONS = {
    "too long": "le texte est trop long",
    "order not understood": "l'ordre des jours et des heures n'est pas clair",
    "days without hours": "des jours n'ont pas d'heures",
    "hours without days": "des heures n'ont pas de jour",
    "hours that do not pair": "il manque une heure d'ouverture ou de fermeture",
    "hours that go backwards": "une heure de fermeture vient avant l'ouverture",
    "night hours": "des heures passent minuit",
    "ambiguous days": "les jours peuvent se comprendre de deux façons",
    "ambiguous part of the day": "la partie de la journée peut se comprendre de deux façons",
    "ambiguous weeks": "les semaines peuvent se comprendre de deux façons",
    "ambiguous season": "les périodes peuvent se comprendre de deux façons",
    "ambiguous appointment": "on ne sait pas ce qui est sur rendez-vous",
    "ambiguous exception": "une exception peut se comprendre de deux façons",
    "a day said twice": "un jour est dit deux fois",
    "school holidays": "les vacances scolaires changent selon les zones",
    "dates without a year": "des dates n'ont pas d'année",
    "no such date": "une date n'existe pas",
}
NOT_ALL = "certains mots n'ont pas été compris"
_NAMES_A_DAY = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b|^24/7$")


@dataclass(frozen=True)
class ShownBack:
    """``lines`` are what will be shown; without any the text is, for the ``reason``."""

    lines: tuple[Line, ...]
    reason: str


def shown_back(read: HoursAsRead) -> ShownBack:
    """What to show of hours just read."""
    told = lines(read.horaires)
    return ShownBack(told, "" if told else _reason(read.why))


def _reason(why: str) -> str:
    code, _, words = why.partition(": ")
    return f"{NOT_ALL} : {words}" if words else REASONS.get(code, NOT_ALL)


def need_to_be_read(text: str) -> bool:
    """Who writes OSM's form knows what it says; all else is shown back first."""
    is_osm = _NAMES_A_DAY.search(text) and sure_schedule(text.strip())
    return bool(text.strip()) and not is_osm
