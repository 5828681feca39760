"""Which pairs of many places are found, and which of them are compared at all."""

from itertools import combinations, groupby
from pathlib import Path

import pytest

from services.directory.cleaning.folding import fold
from services.directory.contract.place import PlaceDetails
from services.directory.duplicates.blocking import MOST, keys_of, pairs_in
from services.directory.duplicates.candidates import candidates
from services.directory.duplicates.traits import traits_of
from services.directory.imports.survey import survey
from services.directory.places.place import Place

REGION = Path(__file__).parents[4] / "../shared/data/centre-val-de-loire.json"


def a_place(place_id, nom="FunLab", **fields):
    known = {"commune": "Tours", "code_insee": "37261"} | fields
    return Place(place_id, 1, PlaceDetails(nom=nom, **known))


def found(*places):
    return [pair.place_ids for pair in candidates(places)]


def share_a_key(first, second):
    return bool(keys_of(traits_of(first)) & keys_of(traits_of(second)))


def at(latitude, longitude):
    return PlaceDetails(nom="x", latitude=latitude, longitude=longitude)


def test_a_pair_of_several_blocks_is_found_once():
    twin = {"pivot": "21370261600019", "latitude": 47.39484, "longitude": 0.70398}

    assert found(a_place("b", **twin), a_place("a", **twin)) == [("a", "b")]


def test_of_three_each_pair_is_found():
    trio = (a_place("a"), a_place("b"), a_place("c"))

    assert sorted(found(*trio)) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_what_is_alone_is_no_pair():
    assert found(a_place("a"), a_place("b", "Mairie")) == []


def test_whoever_has_a_territory_of_either_may_judge():
    place = {"latitude": 47.5, "longitude": 0.1}
    pair = (a_place("a", **place), a_place("b", **place | {"code_insee": "49001"}))

    [candidate] = candidates(pair)

    assert candidate.territories == ("37", "49")


def test_less_alike_are_found_when_asked_for():
    street = {"adresse": "2 place de la Mairie", "telephone": "+33247490120"}
    pair = [a_place("a", latitude=47.4, longitude=0.7, **street)]
    pair.append(a_place("b", "Mairie", latitude=47.4, longitude=0.7, **street))

    assert [each.place_ids for each in candidates(pair, min_score=0.3)] == [("a", "b")]


@pytest.mark.parametrize("latitude", [47.39499, 47.39569, 47.39611])
@pytest.mark.parametrize("longitude", [0.70299, 0.70421, 0.70594])
def test_who_is_nearer_than_a_cell_shares_one(latitude, longitude):
    assert share_a_key(at(47.39484, 0.70398), at(latitude, longitude))


def test_who_is_far_shares_no_cell():
    assert not share_a_key(at(47.39484, 0.70398), at(47.41, 0.70398))


def test_the_number_nobody_knows_is_no_key():
    unknown = PlaceDetails(nom="x", pivot="0" * 14)

    assert keys_of(traits_of(unknown)) == set()


def test_a_big_block_costs_no_more_than_its_size():
    assert len(list(pairs_in(range(10_000)))) < 10_000 * MOST


def test_in_the_region_s_file_every_two_of_one_name_and_commune_are_found():
    if not REGION.exists():
        pytest.skip(f"{REGION} is absent")
    places = [Place(place_id, 1, said) for place_id, said in survey(REGION, "", int).rows(int)]

    pairs = set(found(*places))

    assert len(twins(places)) >= 3
    assert twins(places) <= pairs
    assert len(pairs) < 20  # 426 places: what a person can look through


def twins(places):
    """The pairs of one name in one commune."""
    known = sorted(
        (fold(each.details.nom + each.details.commune), each.place_id) for each in places
    )
    groups = (list(group) for _, group in groupby(known, key=lambda each: each[0]))
    pairs = (pair for group in groups for pair in combinations(group, 2))
    return {(first, second) for (_, first), (_, second) in pairs}
