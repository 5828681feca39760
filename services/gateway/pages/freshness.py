"""How far a listing can be trusted, in words. The states are search's."""

from dataclasses import dataclass
from datetime import date

from services.directory.contract.freshness import Freshness, freshness
from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages.words import PARIS, long_date


@dataclass(frozen=True)
class Badge:
    """A state: ``state`` picks colour and icon, ``label`` says it without them."""

    state: Freshness
    label: str


LABELS: dict[Freshness, str] = {
    "up_to_date": "À jour",
    "due": "À confirmer",
    "unverified": "Non vérifié",
    "suspended": "Suspendu",
}
MEANINGS: dict[Freshness, str] = {
    "up_to_date": "Ces informations sont récentes.",
    "due": "Ces informations attendent d'être confirmées : renseignez-vous avant de vous déplacer.",
    "unverified": "Personne n'a encore confirmé ces informations : renseignez-vous avant de vous"
    " déplacer.",
    "suspended": "Cette fiche est suspendue par le référent du territoire, qui ne la croit plus"
    " juste : ne vous déplacez pas sans avoir appelé.",
}


def badge(state: Freshness) -> Badge:
    """The state as lists show it."""
    return Badge(state, LABELS[state])


def explained(place: PlaceSnapshot, today: date) -> str:
    """The state in a sentence, with the day it rests on."""
    meaning = MEANINGS[freshness(place, today)]
    confirmed = _confirmed_on(place)
    if confirmed and confirmed >= (place.date_maj or confirmed):
        return f"{meaning} La structure les a confirmées le {long_date(confirmed)}."
    if place.date_maj:
        return f"{meaning} Dernière mise à jour connue : {long_date(place.date_maj)}."
    return meaning


def _confirmed_on(place: PlaceSnapshot) -> date | None:
    return place.confirmed_at.astimezone(PARIS).date() if place.confirmed_at else None
