"""A listing as who keeps it reads it: what it is worth, and the one next thing to do. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.directory.contract.desk import KeptPlace
from services.directory.contract.freshness import freshness
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.score import NextThing
from services.gateway.pages.freshness import Badge, badge
from services.gateway.pages.results import town
from services.gateway.pages.words import count

NEXT: Mapping[NextThing, str] = {
    "confirm": "dire que tout est encore juste",
    "when": "indiquer vos horaires",
    "where": "préciser votre adresse",
    "how_to_reach": "dire comment vous joindre",
    "what": "cocher vos services",
    "how_much": "dire ce que paient les personnes accueillies",
    "for_whom": "dire pour qui vous êtes là",
    "nothing": "rien, votre fiche répond à tout",
}


@dataclass(frozen=True)
class KeptView:
    """A listing for who keeps it; ``corrections`` is empty when none waits."""

    place: PlaceSnapshot
    town: str
    badge: Badge
    score: int
    next_thing: str
    corrections: str


def kept_view(kept: KeptPlace, today: date) -> KeptView:
    """What its keeper reads of it."""
    waiting = count(kept.corrections, "correction proposée", "corrections proposées")
    return KeptView(
        place=kept.place,
        town=town(kept.place),
        badge=badge(freshness(kept.place, today)),
        score=kept.score.total,
        next_thing=NEXT[kept.score.next_thing],
        corrections=waiting if kept.corrections else "",
    )
