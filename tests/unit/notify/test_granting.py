"""Which links are handed over: each role has its places or its territories, and nothing else."""

import pytest

from services.notify.edit_link import main
from services.notify.links.granting import WrongGrant, granted_territories, must_be_granted


@pytest.mark.parametrize(
    ("role", "place_ids", "territories"),
    [
        ("editor", ["p"], []),
        ("editor", ["p", "q"], []),
        ("prescriber", [], []),
        ("referent", [], ["bv:tours"]),
        ("referent", ["p"], ["bv:tours", "37"]),
        ("region_admin", [], ["reg:24"]),
        ("operator", [], []),
        ("operator", ["p"], []),
    ],
)
def test_these_are_handed_over(role, place_ids, territories):
    must_be_granted(role, place_ids, territories)


@pytest.mark.parametrize(
    ("role", "place_ids", "territories", "why"),
    [
        ("editor", [], [], "the role editor needs at least one place id"),
        ("editor", ["p"], ["37"], "the role editor takes no --territory"),
        ("prescriber", ["p"], [], "the role prescriber takes no place id"),
        ("prescriber", [], ["37"], "the role prescriber takes no --territory"),
        ("referent", ["p"], [], "the role referent needs at least one --territory"),
        ("region_admin", [], [], "the role region_admin needs at least one --territory"),
        ("operator", [], ["37"], "the role operator takes no --territory"),
    ],
)
def test_these_are_not(role, place_ids, territories, why):
    with pytest.raises(WrongGrant, match=why):
        must_be_granted(role, place_ids, territories)


def test_a_bare_department_is_one_and_none_is_there_twice():
    given = ["37", "dep:37", "2A", "974", "bv:tours"]

    assert granted_territories(given) == ("dep:37", "dep:2A", "dep:974", "bv:tours")


@pytest.mark.parametrize("typed", ["Tours", "", "bv:", "bv:a b", "1", "$where:x"])
def test_what_is_no_territory_is_refused(typed):
    with pytest.raises(WrongGrant):
        granted_territories([typed])


def test_a_wrong_command_says_so_before_anything_is_opened(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--role", "referent"])

    assert ended.value.code == 2
    assert "needs at least one --territory" in capsys.readouterr().err
