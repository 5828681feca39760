"""What a listing is worth: which of its readers' questions it answers, and since when. Pure."""

from collections.abc import Callable, Mapping
from datetime import date

from services.directory.contract.freshness import Freshness, freshness
from services.directory.contract.place import PlaceDetails, PlaceSnapshot
from services.directory.contract.score import NextThing, Question, Score

Answers = Callable[[PlaceDetails], bool]

FRESH: Mapping[Freshness, int] = {"up_to_date": 100, "due": 50, "unverified": 0, "suspended": 0}


def _says_where(place: PlaceDetails) -> bool:
    return bool(place.adresse and place.commune and place.latitude is not None)


def _says_for_whom(place: PlaceDetails) -> bool:
    """In the standard no public means everybody: a presentation is enough, for those who are
    open to all have nothing else to fill in.
    """
    publics = place.publics_specifiquement_adresses or place.prise_en_charge_specifique
    return bool(publics or place.presentation_resume or place.presentation_detail)


def _says_how_to_reach(place: PlaceDetails) -> bool:
    return bool(place.telephone or place.courriels or place.site_web or place.prise_rdv)


# What each question is worth, of 100; the one that is worth most is asked for first.
QUESTIONS: Mapping[Question, tuple[int, Answers]] = {
    "when": (20, lambda place: bool(place.horaires or place.hours_text)),
    "where": (20, _says_where),
    "how_to_reach": (20, _says_how_to_reach),
    "what": (20, lambda place: bool(place.services)),
    "how_much": (10, lambda place: bool(place.frais_a_charge)),
    "for_whom": (10, _says_for_whom),
}


def score(place: PlaceSnapshot, today: date) -> Score:
    """What it is worth today, and the one next thing to do."""
    state = freshness(place, today)
    missing = [question for question, (_, answers) in QUESTIONS.items() if not answers(place)]
    completeness = 100 - sum(QUESTIONS[question][0] for question in missing)
    return Score(
        freshness=FRESH[state],
        completeness=completeness,
        total=(FRESH[state] + completeness) // 2,
        next_thing=_next_thing(state, missing),
    )


def _next_thing(state: Freshness, missing: list[Question]) -> NextThing:
    """To confirm gains more than any one answer. A suspended listing is confirmed to its
    referent, so that goes first too.
    """
    if state != "up_to_date":
        return "confirm"
    return missing[0] if missing else "nothing"
