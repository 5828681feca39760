"""Where a place can be, what its commune's centre is, and Lambert-93."""

import pytest

from services.directory.cleaning.centres import CommunesOfTheFile, Sighting
from services.directory.cleaning.lambert import to_wgs84
from services.directory.cleaning.positions import FAR_KM, Located, Point, far_km_in, locate

TOURS, ORLEANS, SAINT_DENIS = Point(47.39, 0.69), Point(47.9, 1.91), Point(-20.88, 55.45)


def communes(*sightings: tuple[str, Point | None]) -> CommunesOfTheFile:
    return CommunesOfTheFile(Sighting("", code, "Tours", point) for code, point in sightings)


@pytest.mark.parametrize("point", [TOURS, SAINT_DENIS, Point(16.24, -61.53), Point(-22.27, 166.44)])
def test_a_point_of_france_is_left_alone(point):
    assert locate(point, None, FAR_KM) == Located(point)


@pytest.mark.parametrize("point", [TOURS, SAINT_DENIS])
def test_swapped_coordinates_are_turned_round(point):
    swapped = Point(point.longitude, point.latitude)

    assert locate(swapped, point, FAR_KM) == Located(point, "swapped_coordinates")


def test_a_point_far_from_its_commune_gives_way_to_the_centre():
    found = locate(ORLEANS, TOURS, FAR_KM)

    assert found == Located(TOURS, "far_from_its_commune", is_approximate=True)


def test_a_point_near_the_centre_is_its_own():
    near = Point(47.45, 0.75)

    assert locate(near, TOURS, FAR_KM) == Located(near)


def test_zeros_are_no_position():
    assert locate(Point(0, 0), TOURS, FAR_KM) == Located(None, "position_of_zeros")


def test_a_point_abroad_stays_and_is_told():
    assert locate(Point(40.4, -3.7), None, FAR_KM).kind == "outside_of_france"


def test_the_communes_of_guyane_are_large():
    assert far_km_in("97370", FAR_KM) > 100 > far_km_in("37000", FAR_KM)


def test_the_middle_of_the_rows_bears_one_that_is_far_off():
    near = Point(47.4, 0.7)

    found = communes(("37000", TOURS), ("37100", near), ("37200", ORLEANS)).centre_of(
        "", "37926", "TOURS"
    )

    assert found == Point(47.4, 0.7)


@pytest.mark.parametrize("points", [[TOURS], [TOURS, ORLEANS], [None, None]])
def test_without_a_majority_there_is_no_middle(points):
    known = communes(*(("37000", point) for point in points))

    assert known.centre_of("", "37000", "Tours") is None


def test_a_commune_of_the_same_name_elsewhere_is_another():
    known = communes(("37000", TOURS), ("37000", TOURS))

    assert known.centre_of("", "65000", "Tours") is None


def test_communes_of_the_same_name_overseas_are_told_apart():
    known = communes(("97410", SAINT_DENIS), ("97410", SAINT_DENIS))

    assert known.centre_of("", "97250", "Tours") is None


@pytest.mark.parametrize(("usual", "cedex"), [("18100", "18102"), ("18000", "18020")])
def test_a_rare_postcode_is_the_cedex_of_the_usual_one(usual, cedex):
    known = communes(*[(usual, None)] * 9, (cedex, None))

    assert known.usual_postcode(cedex, "Tours") == usual


def test_of_several_usual_postcodes_only_a_person_knows_which():
    known = communes(*[("37000", None), ("37100", None)] * 5, ("37926", None))

    assert known.usual_postcode("37926", "Tours") == ""


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (["37000"] * 9 + ["37100"], "37100"),  # a quarter's own
        (["75011"] * 9 + ["75001"], "75001"),  # arrondissements
        (["13100"] * 9 + ["13090"], "13090"),  # Aix has both
        (["18100", "18100", "18102"], "18102"),  # too few to tell
    ],
)
def test_other_postcodes_are_as_they_should_be(codes, code):
    assert communes(*((one, None) for one in codes)).usual_postcode(code, "Tours") is None


@pytest.mark.parametrize(
    ("metres", "degrees"),
    [  # by PROJ 9, EPSG:2154 to EPSG:4326
        ((700_000, 6_600_000), (46.5, 3.0)),
        ((525_000, 6_700_000), (47.37720377890121, 0.6804303746726644)),
        ((1_200_000, 6_100_000), (41.82950613985793, 9.010871731777478)),
        ((150_000, 6_850_000), (48.516296613788015, -4.458322612867081)),
    ],
)
def test_lambert_93_becomes_degrees(metres, degrees):
    assert to_wgs84(*metres) == pytest.approx(degrees, abs=1e-9)
