"""Who may do what, and where: the roles of the field, as one table. Pure.

A resident needs no account and an API client only reads, so neither changes anything here; an
import speaks for its source, by its own way and by no door.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from services.directory.contract.revision import Actor, Role
from services.wire.errors import Forbidden

Action = Literal[
    "propose_correction",
    "read_professional_fields",
    "edit",
    "see_history",
    "see_who_changed_it",
    "judge_correction",
    "suspend",
    "restore_revision",
    "do_tasks",
    "see_duplicates",
    "judge_duplicate",
    "withdraw",
    "erase",
    "see_imports",
]


@dataclass(frozen=True)
class Subject:
    """What an action is about: a place, or nothing but territories."""

    place_id: str = ""
    territories: tuple[str, ...] = ()


Scope = Callable[[Actor, Subject], bool]


def _anywhere(_by: Actor, _subject: Subject) -> bool:
    return True


def _at_their_places(by: Actor, subject: Subject) -> bool:
    return subject.place_id in by.place_ids


def _in_their_territories(by: Actor, subject: Subject) -> bool:
    return not {*by.territories}.isdisjoint(subject.territories)


_MODERATORS: Mapping[Role, Scope] = {
    "referent": _in_their_territories,
    "region_admin": _in_their_territories,
    "operator": _anywhere,
}
# What is erased never comes back: for those who answer for the data.
_ACCOUNTABLE: Mapping[Role, Scope] = {
    "region_admin": _in_their_territories,
    "operator": _anywhere,
}
_OVERSEERS: Mapping[Role, Scope] = dict.fromkeys(("region_admin", "operator"), _anywhere)
_KEEPERS: Mapping[Role, Scope] = {"editor": _at_their_places, **_MODERATORS}
_PROFESSIONALS: Mapping[Role, Scope] = dict.fromkeys(
    ("editor", "prescriber", "referent", "region_admin", "operator"), _anywhere
)

RIGHTS: Mapping[Action, Mapping[Role, Scope]] = {
    "propose_correction": {"resident": _anywhere, **_PROFESSIONALS},
    "read_professional_fields": _PROFESSIONALS,
    "edit": _KEEPERS,
    "see_history": _KEEPERS,
    "see_who_changed_it": _MODERATORS,
    "judge_correction": _KEEPERS,
    "suspend": _MODERATORS,
    "restore_revision": _MODERATORS,
    "do_tasks": _MODERATORS,
    "see_duplicates": _MODERATORS,
    "judge_duplicate": _MODERATORS,
    "withdraw": _KEEPERS,
    "erase": _ACCOUNTABLE,
    "see_imports": _OVERSEERS,
}


def may(by: Actor, action: Action, subject: Subject) -> bool:
    """Whether they may; what the table does not grant is refused."""
    scope = RIGHTS[action].get(by.role)
    return scope is not None and scope(by, subject)


def must_be_allowed(by: Actor, action: Action, subject: Subject) -> None:
    """Raises Forbidden unless they may."""
    if may(by, action, subject):
        return
    if RIGHTS[action] is _KEEPERS:
        raise Forbidden("not_an_editor", "Ask for an edit link of this place.")
    who = "an administrator" if "referent" not in RIGHTS[action] else "the referent"
    raise Forbidden("not_allowed", f"This is for {who} of the territory.")
