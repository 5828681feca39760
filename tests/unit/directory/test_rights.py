"""Who may do what, and where: the whole table."""

from typing import get_args

import pytest

from services.directory.contract.revision import Actor, Role
from services.directory.rights import Action, Subject, may, must_be_allowed
from services.wire.errors import Forbidden

# Everybody here keeps « mine » and has the territory 37, in so far as their role makes use of it.
SUBJECTS = {
    "mine": Subject("mine", ("41",)),
    "near": Subject("p", ("bassin-tours", "37")),
    "far": Subject("p", ("41",)),
}
NOWHERE: set[str] = set()
ANYWHERE = {"mine", "near", "far"}
ACTIONS = (
    *("propose_correction", "read_professional_fields"),
    *("edit", "see_history", "judge_correction", "withdraw"),
    *("see_who_changed_it", "suspend", "restore_revision", "do_tasks"),
    *("see_duplicates", "judge_duplicate"),
    *("erase", "see_imports"),
)
NEAR = {"near"}
TABLE = {
    "resident": (ANYWHERE, *[NOWHERE] * 13),
    "editor": (ANYWHERE, ANYWHERE, *[{"mine"}] * 4, *[NOWHERE] * 8),
    "prescriber": (ANYWHERE, ANYWHERE, *[NOWHERE] * 12),
    "referent": (ANYWHERE, ANYWHERE, *[NEAR] * 10, NOWHERE, NOWHERE),
    "region_admin": (ANYWHERE, ANYWHERE, *[NEAR] * 11, ANYWHERE),
    "operator": [ANYWHERE] * 14,
    "api_client": [NOWHERE] * 14,
    "import": [NOWHERE] * 14,
}
CELLS = [
    (role, action, subject, subject in where)
    for role, row in TABLE.items()
    for action, where in zip(ACTIONS, row, strict=True)
    for subject in SUBJECTS
]


def an_actor(role, **known):
    return Actor(person_id="e", role=role, via="api", **known)


@pytest.mark.parametrize(("role", "action", "subject", "allowed"), CELLS)
def test_the_table_of_rights(role, action, subject, allowed):
    actor = an_actor(role, place_ids=("mine",), territories=("37",))

    assert may(actor, action, SUBJECTS[subject]) is allowed


def test_the_table_is_complete():
    assert set(TABLE) == set(get_args(Role))
    assert set(ACTIONS) == set(get_args(Action))


@pytest.mark.parametrize("role", ["editor", "referent", "region_admin"])
def test_without_a_place_or_a_territory_a_role_opens_nothing(role):
    assert not may(an_actor(role), "edit", SUBJECTS["mine"])


def test_what_has_no_territory_is_nobodys():
    assert not may(an_actor("referent", territories=("37",)), "edit", Subject("p"))


def test_who_may_not_edit_is_told_to_ask_for_a_link():
    with pytest.raises(Forbidden, match="not_an_editor"):
        must_be_allowed(an_actor("editor"), "edit", SUBJECTS["far"])


def test_who_may_not_erase_is_told_who_may():
    with pytest.raises(Forbidden, match="administrator"):
        must_be_allowed(an_actor("referent", territories=("37",)), "erase", SUBJECTS["near"])


def test_who_may_not_moderate_is_told_who_may():
    with pytest.raises(Forbidden, match="not_allowed"):
        must_be_allowed(an_actor("editor", place_ids=("mine",)), "suspend", SUBJECTS["mine"])
