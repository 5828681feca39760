"""How much two places look like one, and why. Pure.

Each thing in common adds to the score, each contradiction takes from it; LIKELY is what a person
should look at. A name with nothing but its commune just reaches it; a near name needs an address, a
position, a number or a SIRET beside it. The weights were set on the judged pairs of the tests.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from services.directory.contract.duplicates import Reason
from services.directory.contract.place import PlaceDetails
from services.directory.duplicates.addresses import compared
from services.directory.duplicates.names import name_reason
from services.directory.duplicates.traits import (
    Traits,
    are_in_one_commune,
    metres_between,
    traits_of,
)

LIKELY = 0.6
NEAR_M = 150  # as far apart as two geocoders put one address
FAR_M = 1000
WEIGHTS: dict[Reason, float] = {
    "same_siret": 0.5,
    "same_name": 0.5,
    "near_name": 0.4,
    "same_address": 0.3,
    "near_position": 0.2,
    "same_phone": 0.15,
    "same_commune": 0.1,
}
WHO: frozenset[Reason] = frozenset(["same_siret", "same_name", "near_name"])
# Neighbours in one building share address, position and switchboard, and are two.
NEIGHBOURS = 0.5
OTHER_ADDRESS = 0.1
FAR_APART = 0.2


@dataclass(frozen=True)
class Likeness:
    """1 is all the same, 0 is nothing alike; the reasons say what is."""

    score: float
    reasons: tuple[Reason, ...] = ()


def likeness(first: PlaceDetails, second: PlaceDetails) -> Likeness:
    """That of two places."""
    return likeness_of(traits_of(first), traits_of(second))


def likeness_of(first: Traits, second: Traits) -> Likeness:
    """That of two places whose traits were read.

    Sites of a structure in two communes share its name, its telephone and often its SIRET: unless
    they lie side by side, they are two.
    """
    reasons = tuple(_where(first, second))
    if not {"same_commune", "near_position"} & {*reasons}:
        return Likeness(0)
    reasons = (*_who(first, second), *reasons)
    common = sum(WEIGHTS[reason] for reason in reasons)
    known = common if WHO & {*reasons} else common * NEIGHBOURS
    score = known - _contradictions(first, second)
    return Likeness(round(min(max(score, 0.0), 1.0), 2), reasons)


def _who(first: Traits, second: Traits) -> Iterator[Reason]:
    if first.siret and first.siret == second.siret:
        yield "same_siret"
    if reason := name_reason(first.name, second.name):
        yield reason
    if first.phone and first.phone == second.phone:
        yield "same_phone"


def _where(first: Traits, second: Traits) -> Iterator[Reason]:
    if are_in_one_commune(first, second):
        yield "same_commune"
    metres = metres_between(first, second)
    if metres is not None and metres <= NEAR_M:
        yield "near_position"
    if compared(first.address, second.address) == "same":
        yield "same_address"


def _contradictions(first: Traits, second: Traits) -> float:
    """A position far away beside the same address is a geocoder's mistake."""
    address = compared(first.address, second.address)
    if address == "same":
        return 0
    is_far = (metres_between(first, second) or 0) > FAR_M
    return OTHER_ADDRESS * (address == "other") + FAR_APART * is_far
