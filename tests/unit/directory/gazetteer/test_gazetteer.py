"""The communes of France, as set-up brings them."""

import pytest

TOURS = "37261"


def test_it_has_all_communes_and_the_arrondissements(gazetteer):
    assert len(gazetteer) == 34_969 + 45


def test_a_commune_has_what_the_pages_need(gazetteer):
    tours = gazetteer.by_insee(TOURS)

    assert (tours.nom, tours.codes_postaux) == ("Tours", ("37000", "37100", "37200"))
    assert (tours.departement, tours.region) == ("37", "24")
    assert (tours.epci, tours.epci_nom) == ("243700754", "Tours Métropole Val de Loire")
    assert (tours.latitude, tours.longitude, tours.approximate) == (47.39484, 0.70398, False)
    assert tours.population > 130_000


def test_a_code_that_is_no_longer_is_that_of_the_commune_it_joined(gazetteer):
    assert gazetteer.by_insee("50173").nom == "Cherbourg-en-Cotentin"


@pytest.mark.parametrize("code", ["", "37", "99999", "37000 "])
def test_what_is_no_code_is_no_commune(gazetteer, code):
    assert gazetteer.by_insee(code) is None


def test_the_communes_of_a_postcode_come_biggest_first(gazetteer):
    served = gazetteer.by_postcode("37270")

    assert [commune.nom for commune in served[:2]] == ["Montlouis-sur-Loire", "Véretz"]


def test_of_a_city_a_postcode_means_the_arrondissement(gazetteer):
    assert [commune.code_insee for commune in gazetteer.by_postcode("13008")] == ["13208"]


def test_an_arrondissement_belongs_to_its_citys_epci(gazetteer):
    assert gazetteer.by_insee("69383").epci == gazetteer.by_insee("69123").epci != ""


def test_a_commune_without_a_centre_is_near_its_neighbours_and_says_so(gazetteer):
    autreche = gazetteer.by_insee("37009")

    assert autreche.approximate
    assert gazetteer.nearest(autreche.latitude, autreche.longitude).departement in ("37", "41")


def test_the_nearest_centre_tells_the_commune_of_a_point(gazetteer):
    assert gazetteer.nearest(47.40, 0.70).nom == "Tours"


def test_a_point_far_from_all_is_in_no_commune(gazetteer):
    assert gazetteer.nearest(40.0, -30.0) is None


def test_the_postcode_that_was_asked_for_is_shown(gazetteer):
    [found, *_] = gazetteer.search("37200 Tours", 5)

    assert found.code_postal == "37200"


def test_a_name_in_full_leaves_no_doubt(gazetteer):
    assert gazetteer.search("Véretz", 5)[0].score == 1.0


def test_no_more_are_found_than_were_asked_for(gazetteer):
    assert len(gazetteer.search("saint", 7)) == 7


def test_the_biggest_communes_in_a_box_come_first_and_cities_stand_for_their_parts(gazetteer):
    around_tours = gazetteer.within((0.4, 47.2, 1.1, 47.6), 3)
    around_paris = gazetteer.within((2.2, 48.8, 2.5, 48.95), 2)

    assert [each.nom for each in around_tours] == ["Tours", "Joué-lès-Tours", "Saint-Cyr-sur-Loire"]
    assert [each.nom for each in around_paris] == ["Paris", "Saint-Denis"]
