"""Links as they are kept: what is left of one when a place of it is withdrawn."""

from datetime import UTC, datetime, timedelta

import pytest

from services.notify.contract.links import LinkClaims
from services.notify.links.store import LinkStore

NOON = datetime(2096, 3, 2, 12, tzinfo=UTC)  # MongoDB itself forgets what is over
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def links(database):
    store = LinkStore(database)
    store.prepare()
    return store


def mint(links, **claims):
    return links.mint(LinkClaims(person_id="x", expires_at=LATER, **claims))


def test_what_a_link_says_is_read_again(links):
    token = mint(links, role="referent", territories=("bv:tours",), place_ids=("p",))

    claims = links.find(token).claims

    assert (claims.role, claims.territories, claims.place_ids) == (
        "referent",
        ("bv:tours",),
        ("p",),
    )


def test_a_link_from_before_there_were_territories_has_none(links, database):
    token = mint(links, place_ids=("p",))
    database["links"].update_many({}, {"$unset": {"territories": ""}})

    assert links.find(token).claims.territories == ()


def test_the_only_place_of_a_link_takes_it_along(links):
    token = mint(links, place_ids=("p",))

    assert links.revoke_for_place("p", NOON) == 1
    assert not links.find(token).is_open(NOON)


def test_so_does_that_of_a_link_from_before_there_were_territories(links, database):
    token = mint(links, place_ids=("p",))
    database["links"].update_many({}, {"$unset": {"territories": ""}})

    links.revoke_for_place("p", NOON)

    assert not links.find(token).is_open(NOON)


def test_who_keeps_several_places_keeps_the_others(links):
    token = mint(links, place_ids=("p", "q"))

    assert links.revoke_for_place("p", NOON) == 1
    link = links.find(token)
    assert (link.is_open(NOON), link.claims.place_ids) == (True, ("q",))


def test_a_referent_keeps_the_territory(links):
    token = mint(links, role="referent", place_ids=("p",), territories=("dep:37",))

    links.revoke_for_place("p", NOON)

    link = links.find(token)
    assert (link.is_open(NOON), link.claims.place_ids) == (True, ())


def test_twice_is_harmless_and_others_stay(links):
    mint(links, place_ids=("p",))
    other = mint(links, place_ids=("q",))
    links.revoke_for_place("p", NOON)

    assert links.revoke_for_place("p", NOON) == 0
    assert links.find(other).is_open(NOON)
