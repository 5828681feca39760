"""Filters and their counts, which every index of places promises."""

from datetime import date
from typing import Any

import pytest

from services.search.contract.search import FACETS, PlaceSearch
from services.search.index import PlaceIndex
from tests.builders import CHAMBRAY, JOUE, LA_RICHE, MONTLOUIS, NOWHERE, TOURS, a_place
from tests.contract.pages import read

TODAY = date(2026, 5, 4)
FRESH, OLD = date(2026, 5, 4), date(2026, 5, 3)


def keep(index: PlaceIndex, *places: Any) -> None:
    index.put(places)
    index.make_findable()


def found(index: PlaceIndex, **asked: Any) -> list[str]:
    return [one.place.place_id for one in index.find(PlaceSearch(**asked), TODAY).places]


def counts(index: PlaceIndex, name: str, **asked: Any) -> dict[str, int]:
    answer = read(index.find(PlaceSearch(with_facets=True, **asked), TODAY))
    told = {facet.name: facet.values for facet in answer.facets}
    return {each.value: each.count for each in told[name]}


def test_facets_are_counted_only_when_asked(index):
    keep(index, a_place(services=["Accès internet"]))

    assert index.find(PlaceSearch(), TODAY).facets == ()
    asked = index.find(PlaceSearch(with_facets=True), TODAY)
    assert tuple(facet.name for facet in asked.facets) == FACETS


def test_a_filter_counts_its_own_values_as_if_it_were_not_asked(index):
    keep(
        index,
        a_place("1", services=["Accès internet"], frais_a_charge=["Gratuit"]),
        a_place("2", services=["Aide aux démarches"], frais_a_charge=["Gratuit"]),
        a_place("3", services=["Aide aux démarches"], frais_a_charge=["Payant"]),
    )

    asked = {"services": ["Accès internet"]}

    assert counts(index, "services", **asked) == {"Aide aux démarches": 2, "Accès internet": 1}
    assert counts(index, "frais_a_charge", **asked) == {"Gratuit": 1}
    assert found(index, **asked) == found(index, with_facets=True, **asked) == ["1"]


def test_each_count_is_what_ticking_it_would_find(index):
    keep(
        index,
        a_place("1", services=["A", "B"], itinerance=["Fixe"]),
        a_place("2", services=["B"], itinerance=["Itinérant"]),
        a_place("3", services=["B"]),
    )

    told = counts(index, "itinerance", services=["B"])

    assert told == {"Fixe": 1, "Itinérant": 1}
    assert all(
        len(found(index, services=["B"], itinerance=[value])) == count
        for value, count in told.items()
    )


def test_who_names_no_public_counts_for_each_of_them(index):
    keep(
        index,
        a_place("all"),
        a_place("young", publics_specifiquement_adresses=["Jeunes"]),
        a_place("women", publics_specifiquement_adresses=["Femmes", "Jeunes"]),
    )

    assert counts(index, "publics_specifiquement_adresses") == {"Jeunes": 3, "Femmes": 2}


def test_a_value_that_is_asked_is_told_as_asked_and_stays_even_with_none(index):
    keep(index, a_place("1", services=["A"]), a_place("2", services=["B"], nom="Fablab"))

    asked = PlaceSearch(with_facets=True, services=["a"], q="fablab")
    answer = read(index.find(asked, TODAY))

    services = next(facet for facet in answer.facets if facet.name == "services")
    assert {(each.value, each.count, each.asked) for each in services.values} <= {
        ("B", 1, False),
        ("A", 0, True),
    }
    assert answer.total == 0


def test_words_and_radius_narrow_what_is_counted(index):
    keep(
        index,
        a_place("1", nom="Fablab", services=["A"]),
        a_place("2", nom="Mairie", services=["A"]),
        a_place("3", nom="Fablab", services=["A"], location=MONTLOUIS),
    )
    near = {"latitude": TOURS[0], "longitude": TOURS[1], "within_km": 5}

    assert counts(index, "services", q="fablab") == {"A": 2}
    assert counts(index, "services", q="fablab", **near) == {"A": 1}


@pytest.mark.parametrize(
    ("filter_name", "value"),
    [
        ("formations_labels", "Étapes numériques (La Poste)"),
        ("itinerance", "Itinérant"),
        ("territories", "bv:tours"),
        ("prise_en_charge_specifique", "Surdité"),
        ("modalites_accompagnement", "À distance"),
        ("langues", "Dari (persan)"),
        ("accessibilite", "Accessible aux personnes à mobilité réduite"),
        ("equipements", "Wi-Fi"),
    ],
)
def test_places_are_found_by_what_they_say(index, filter_name, value):
    keep(index, a_place(**{filter_name: [value]}), a_place("q"))

    assert found(index, **{filter_name: [value]}) == ["p"]
    assert counts(index, filter_name) == {value: 1}


def test_places_are_found_whose_access_is_described(index):
    keep(index, a_place(fiche_acces_libre="https://acceslibre.example/x"), a_place("q"))

    assert found(index, fiche_acces_libre=["oui"]) == ["p"]
    assert counts(index, "fiche_acces_libre") == {"Oui": 1}


def test_who_says_in_the_standard_s_words_that_english_is_spoken_is_found_by_language(index):
    english = "Langues étrangères (anglais)"
    keep(
        index,
        a_place("standard", prise_en_charge_specifique=[english], langues=["Turc"]),
        a_place("both", prise_en_charge_specifique=[english], langues=["Anglais"]),
        a_place("others", prise_en_charge_specifique=["Langues étrangères (autres)"]),
    )

    assert sorted(found(index, langues=["anglais"])) == ["both", "standard"]
    assert counts(index, "langues") == {"Anglais": 2, "Turc": 1}


def test_equipment_is_counted_beside_its_own_filter_and_within_the_others(index):
    keep(
        index,
        a_place("1", equipements=["Imprimante", "Scanner"], langues=["Turc"]),
        a_place("2", equipements=["Scanner"], langues=["Turc"]),
        a_place("3", equipements=["Imprimante 3D"], langues=["Russe"]),
    )

    asked = {"equipements": ["imprimante"], "langues": ["Turc"]}

    assert found(index, **asked) == ["1"]
    assert counts(index, "equipements", **asked) == {"Scanner": 2, "Imprimante": 1}
    assert counts(index, "langues", **asked) == {"Turc": 1}


def test_places_are_found_by_how_fresh_they_are(index):
    keep(
        index,
        a_place("fresh", fresh_until=FRESH, unverified_since=OLD),
        a_place("due", fresh_until=OLD),
        a_place("silent", fresh_until=OLD, unverified_since=OLD),
        a_place("unknown"),
    )

    assert found(index, freshness=["up_to_date"]) == ["fresh"]
    assert found(index, freshness=["due"]) == ["due"]
    assert sorted(found(index, freshness=["unverified"])) == ["silent", "unknown"]
    assert counts(index, "freshness") == {"unverified": 2, "due": 1, "up_to_date": 1}


def test_a_suspended_place_is_found_by_nobody(index):
    keep(index, a_place(suspended=True), a_place("q"))

    assert found(index) == found(index, q="lieu") == ["q"]
    assert found(index, freshness=["suspended"]) == []


def test_a_place_that_is_no_longer_suspended_comes_back(index):
    keep(index, a_place())
    keep(index, a_place(revision=2, suspended=True))
    assert found(index) == []

    keep(index, a_place(revision=3))

    assert found(index) == ["p"]


def test_of_equally_good_places_the_one_that_is_looked_after_comes_first(index):
    keep(index, a_place("a", nom="Fablab"), a_place("b", nom="Fablab", fresh_until=FRESH))

    assert found(index, q="fablab") == ["b", "a"]


def test_what_lies_in_a_box_is_found(index):
    keep(index, a_place("t"), a_place("j", location=JOUE), a_place("n", location=NOWHERE))
    west, south, east, north = TOURS[1] - 0.01, TOURS[0] - 0.01, TOURS[1] + 0.01, TOURS[0] + 0.01

    assert found(index, bbox=(west, south, east, north)) == ["t"]
    assert sorted(found(index, bbox=(-5.0, 41.0, 10.0, 52.0))) == ["j", "t"]


def test_a_box_may_have_no_surface(index):
    keep(index, a_place("t"))
    latitude, longitude = TOURS

    assert found(index, bbox=(longitude - 1, latitude, longitude + 1, latitude)) == ["t"]
    assert found(index, bbox=(0.0, 0.0, 0.0, 0.0)) == []


def test_searches_are_counted_together(index):
    keep(index, a_place("t"), a_place("r", location=LA_RICHE), a_place("c", location=CHAMBRAY))
    near = {"latitude": TOURS[0], "longitude": TOURS[1]}

    searches = (PlaceSearch(), PlaceSearch(q="riche"), PlaceSearch(within_km=5, **near))

    assert index.counts(searches, TODAY) == (3, 0, 2)
