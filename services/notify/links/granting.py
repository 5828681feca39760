"""Which links may be handed over: what each role is for, a place or a territory. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from services.notify.contract.links import Role

Need = Literal["needs", "may", "none"]

# What a link of this role says: of places, of territories.
GRANTS: Mapping[Role, tuple[Need, Need]] = {
    "editor": ("needs", "none"),
    "prescriber": ("none", "none"),
    "referent": ("may", "needs"),
    "region_admin": ("may", "needs"),
    "operator": ("may", "none"),
}
_DEPARTMENT = re.compile(r"\d{2,3}|2[AB]")
_TERRITORY = re.compile(r"[a-z]{2,20}:[A-Za-z0-9-]{1,40}")


class WrongGrant(Exception):
    """Nobody is given such a link; says what to write instead."""


def must_be_granted(role: Role, place_ids: Sequence[str], territories: Sequence[str]) -> None:
    """Raises WrongGrant unless a link of this role says that much, and no more."""
    for named, (need, given) in {
        "place id": (GRANTS[role][0], place_ids),
        "--territory": (GRANTS[role][1], territories),
    }.items():
        if need == "needs" and not given:
            raise WrongGrant(f"the role {role} needs at least one {named}")
        if need == "none" and given:
            raise WrongGrant(f"the role {role} takes no {named}")


def granted_territories(typed: Sequence[str]) -> tuple[str, ...]:
    """As places name them, each once: ``37`` is ``dep:37``. Raises WrongGrant."""
    return tuple(dict.fromkeys(map(_territory, typed)))


def _territory(typed: str) -> str:
    if _DEPARTMENT.fullmatch(typed):
        return f"dep:{typed}"
    if not _TERRITORY.fullmatch(typed):
        raise WrongGrant(f"« {typed} » is no territory: write 37, reg:24 or bv:tours")
    return typed
