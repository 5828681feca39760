"""« Où » : the point that a text means, what else it may mean, and what contradicts it."""

from datetime import date

import pytest
from multidict import MultiDict

from services.directory.contract.gazetteer.geocoder import Located
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_query
from services.gateway.where import Home, Meant, read_where
from services.gateway.workshop_query import WorkshopQuery, to_workshop_search
from services.wire.errors import Invalid

TODAY = date(2026, 11, 23)


def at(label, score, code_insee="", latitude=47.4):
    return Located(
        label=label,
        kind="commune",
        latitude=latitude,
        longitude=0.7,
        code_insee=code_insee,
        score=score,
    )


class Knowing:
    """A geocoder that knows what a test wrote down."""

    def __init__(self, *located: Located) -> None:
        self._located = located

    def locate(self, text: str) -> tuple[Located, ...]:
        return self._located


def labels(meant):
    return [meant.best.label, *(each.label for each in meant.others)]


def read(text, *located, home=()):
    return labels(read_where(text, Knowing(*located), Home(home)))


def query(model=PlaceQuery, **asked):
    return read_query(model, MultiDict(asked))


def refused(model=PlaceQuery, **asked):
    with pytest.raises(Invalid) as refusal:
        query(model, **asked)
    return [reason.field for reason in refusal.value.reasons]


def test_a_name_that_one_place_alone_has_leaves_no_doubt():
    assert read("tours", at("Tours", 1.0), at("Tours-sur-Marne", 0.93)) == ["Tours"]


def test_of_several_readings_the_best_is_used_and_the_likely_others_are_offered():
    several = (at("Saint-Pierre (97410)", 1.0), at("Saint-Pierre (67140)", 1.0), at("X", 0.7))

    assert read("st pierre", *several) == ["Saint-Pierre (97410)", "Saint-Pierre (67140)"]


def test_a_doubtful_reading_offers_others():
    joue = (at("Joué-lès-Tours", 0.93), at("Joué-sur-Erdre", 0.93))

    assert read("joué", *joue) == ["Joué-lès-Tours", "Joué-sur-Erdre"]


def test_at_home_a_name_that_is_begun_goes_before_the_same_name_far_away():
    reunion = at("Saint-Pierre (97410)", 1.0, "97416")
    corps = at("Saint-Pierre-des-Corps (37700)", 0.93, "37233")

    assert read("saint pierre", reunion, corps, home=["37"])[0] == "Saint-Pierre-des-Corps (37700)"
    assert read("saint pierre", reunion, corps, home=["41"])[0] == "Saint-Pierre (97410)"


def test_at_home_one_of_several_of_a_name_leaves_no_doubt():
    several = (at("Saint-Martin", 1.0, "65392"), at("Saint-Martin à nous", 1.0, "37225"))

    assert read("saint martin", *several, home=["37"]) == ["Saint-Martin à nous"]


def test_what_is_hardly_meant_is_not_meant_because_it_is_at_home():
    assert read("x", at("X", 0.9, "13055"), at("Y", 0.75, "37261"), home=["37"])[0] == "X"


def test_a_text_that_means_no_point_is_refused_by_name():
    with pytest.raises(Invalid) as refusal:
        read_where("xyzzy", Knowing(), Home())

    assert [reason.field for reason in refusal.value.reasons] == ["where"]


def test_what_where_means_is_searched_around():
    search = to_search(query(where="tours", within_km="10"), TODAY, Meant(at("Tours", 1.0)))

    assert (search.latitude, search.longitude, search.within_km) == (47.4, 0.7, 10)
    assert search.commune == ()


@pytest.mark.parametrize(("text", "field"), [("Tours", "commune"), ("37000", "code_postal")])
def test_without_a_gazetteer_places_are_found_by_what_they_say(text, field):
    search = to_search(query(where=text, within_km="10"), TODAY)

    assert (getattr(search, field), search.within_km) == ((text,), None)


def test_a_stretch_of_the_map_is_searched():
    search = to_search(query(bbox="0.5,47.3,0.9,47.5", facets="true"), TODAY)

    assert (search.bbox, search.with_facets) == ((0.5, 47.3, 0.9, 47.5), True)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"where": "Tours", "near": "47.3,0.7"}, "near"),
        ({"within_km": "10"}, "within_km"),
        ({"within_km": "0", "where": "Tours"}, "within_km"),
        ({"near": "91,0.7"}, "near"),
        ({"near": "là", "within_km": "5"}, "near"),
        ({"bbox": "0.9,47.3,0.5,47.5"}, "bbox"),
        ({"bbox": "0.5,47.3,0.9"}, "bbox"),
        ({"freshness": "rotten"}, "freshness.0"),
        ({"facets": "perhaps"}, "facets"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(asked, field):
    assert refused(**asked) == [field]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"first_day": "2026-12-02", "last_day": "2026-12-01"}, "last_day"),
        ({"first_day": "1999-12-31"}, "first_day"),
        ({"last_day": "9999-12-31"}, "last_day"),
        ({"within_km": "10"}, "within_km"),
        ({"min_seats": "0"}, "min_seats"),
    ],
)
def test_what_cannot_be_meant_of_workshops_is_refused_by_name(asked, field):
    assert refused(WorkshopQuery, **asked) == [field]


def test_days_are_whole_days_in_paris():
    asked = query(WorkshopQuery, first_day="2026-11-26", last_day="2026-11-26")

    search = to_workshop_search(asked)

    assert search.starts_from.isoformat() == "2026-11-26T00:00:00+01:00"
    assert search.starts_before.isoformat() == "2026-11-27T00:00:00+01:00"


def test_without_a_gazetteer_no_workshop_is_found_by_a_postcode():
    assert to_workshop_search(query(WorkshopQuery, where="37000")).commune == ("37000",)
