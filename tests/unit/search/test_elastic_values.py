"""What the engine is told and asked, as values."""

from datetime import date

from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor
from services.search.elastic.filters import PUBLIC
from services.search.elastic.mapping import MAPPING, index_name
from services.search.elastic.projection import project, tombstone
from services.search.elastic.query import Asked, to_query
from services.search.elastic.wording import lookup_of, lookup_query, wording
from services.search.elastic.writing import failures, operations
from services.search.question import Idea, Way, ideas_of
from tests.builders import NOWHERE, TOURS, a_place

TODAY = date(2026, 5, 4)
NEAR_TOURS = {"latitude": TOURS[0], "longitude": TOURS[1]}
TOURS_GEO = {"lat": TOURS[0], "lon": TOURS[1]}


def test_a_place_becomes_what_is_searched_beside_what_is_answered():
    place = a_place(nom="Médiathèque", services=["Accès internet"], commune="Joué-lès-Tours")

    document = project(place)

    assert document["nom"] == "Médiathèque"
    assert document["sort_name"] == "mediatheque"
    assert document["services"] == ["acces internet"]
    assert document["commune"] == ["joue les tours"]
    assert document["position"] == TOURS_GEO
    assert document["snapshot"]["services"] == ["Accès internet"]


def test_every_field_of_a_document_is_in_the_mapping():
    fields = set(MAPPING["properties"])

    assert set(project(a_place())) <= fields
    assert set(tombstone("p")) <= fields


def test_an_itinerant_place_is_wherever_it_stops():
    stops = [{"nom": "Mairie", "latitude": 47.1, "longitude": 0.5}, {"nom": "Nobody knows"}]

    assert project(a_place(stops=stops))["positions"] == [TOURS_GEO, {"lat": 47.1, "lon": 0.5}]


def test_a_week_that_is_always_alike_is_kept_as_minutes():
    document = project(a_place(horaires="Mo 09:00-12:00; PH off", code_insee="97411"))

    assert document["calendar"] == "Indian/Reunion/974"
    assert document["open_usually"] == [{"gte": 540, "lt": 720}]
    assert document["open_on_holidays"] == []


def test_hours_whose_weeks_differ_are_kept_as_they_are():
    closed = {"first": "2026-07-06", "last": "2026-07-10", "note": "congés"}
    document = project(a_place(horaires="24/7", exceptional_hours=[closed]))

    assert document["irregular"] == '["Europe/Paris","","24/7",[["2026-07-06","2026-07-10",""]]]'
    assert "open_usually" not in document


def test_a_place_without_position_has_none():
    assert project(a_place(location=NOWHERE))["position"] is None


def test_another_mapping_is_another_index(monkeypatch):
    before = index_name("places")

    monkeypatch.setitem(MAPPING["properties"], "added", {"type": "keyword"})

    assert index_name("places") != before
    assert index_name("places").startswith("places-")


def test_nothing_asked_is_every_public_place_by_name():
    assert to_query(Asked(PlaceSearch(), TODAY), None) == {
        "query": {"bool": {"filter": [PUBLIC]}},
        "sort": [{"sort_name": "asc"}, {"place_id": "asc"}],
        "size": 21,
        "track_total_hits": True,
        "source": ["snapshot"],
    }


def test_a_point_alone_sorts_by_distance():
    asked = to_query(Asked(PlaceSearch(within_km=10, **NEAR_TOURS), TODAY), None)

    assert asked["query"]["bool"]["filter"][1] == {
        "geo_distance": {"distance": "10000.0m", "positions": TOURS_GEO}
    }
    assert asked["sort"][0] == {
        "_geo_distance": {"positions": TOURS_GEO, "order": "asc", "unit": "m"}
    }


def test_one_word_may_be_missing_and_all_of_them_count_twice():
    asked = wording(ideas_of("chambray tilleuls rabière"))["bool"]

    some, whole = asked["must"][0]["bool"], asked["should"][0]["bool"]
    assert some["minimum_should_match"] == 2
    assert whole["must"] == some["should"]
    assert whole["boost"] == 2


def test_a_word_is_looked_for_in_the_name_first_and_several_in_a_row():
    asked = wording([Idea((Way(("caf",)), Way(("allocations", "familiales"), 0.5)))])

    ways = asked["bool"]["should"][0]["dis_max"]["queries"]
    assert ways[:2] == [
        {"match": {"nom": {"query": "caf", "boost": 3.0}}},
        {"match": {"text": {"query": "caf", "boost": 1.0}}},
    ]
    assert ways[3] == {"match_phrase": {"text": {"query": "allocations familiales", "boost": 0.5}}}


def test_words_with_a_point_fade_with_distance():
    asked = to_query(Asked(PlaceSearch(q="cv", **NEAR_TOURS), TODAY, ideas_of("cv")), None)

    near = asked["query"]["function_score"]["functions"][0]["exp"]["positions"]
    assert near == {"origin": TOURS_GEO, "offset": "1km", "scale": "10km", "decay": 0.5}
    assert asked["sort"][0] == {"_score": "desc"}


def test_filters_add_up_and_silence_about_publics_means_everybody():
    search = PlaceSearch(services=["Accès internet"], publics_specifiquement_adresses=["Seniors"])

    asked = to_query(Asked(search, TODAY), None)

    _, services, publics = asked["query"]["bool"]["filter"]
    assert services == {"terms": {"services": ["acces internet"]}}
    assert publics["bool"]["should"] == [
        {"terms": {"publics_specifiquement_adresses": ["seniors"]}},
        {"bool": {"must_not": {"exists": {"field": "publics_specifiquement_adresses"}}}},
    ]


def test_a_page_starts_after_the_last_place_of_the_one_before():
    asked = Asked(PlaceSearch(**NEAR_TOURS), TODAY)

    placed = to_query(asked, Cursor("distance", 12.5, "p"))
    unplaced = to_query(asked, Cursor("distance", None, "p"))

    assert placed["search_after"] == [12.5, "p"]
    assert unplaced["search_after"] == ["Infinity", "p"]


def test_the_engine_is_asked_which_words_it_holds_and_what_they_begin():
    asked = lookup_query(["37000", "tablet"])

    assert asked["aggregations"]["known"]["filters"]["filters"]["tablet"] == {
        "match": {"text": "tablet"}
    }
    assert asked["aggregations"]["begun"]["terms"]["include"] == "tablet.*"
    assert list(asked["suggest"]) == ["tablet"]


def test_of_what_the_engine_suggests_the_nearest_is_meant():
    near = [{"text": "odyssee", "freq": 1}, {"text": "odysseus", "freq": 9}]
    answer = {
        "aggregations": {"known": {"buckets": {"odysee": {"doc_count": 0}}}},
        "suggest": {"odysee": [{"options": near}]},
    }

    lookup = lookup_of(["odysee"], answer)

    assert lookup.known == frozenset()
    assert lookup.instead == {"odysee": ("odyssee",)}


def test_the_engine_is_given_the_revision_to_compare():
    action, document = operations("places-write", [("p", 7, {"public": False})])

    assert action["index"]["version"] == 7
    assert action["index"]["version_type"] == "external"
    assert document == {"public": False}


def test_a_later_revision_in_the_index_is_no_failure():
    items = [
        {"index": {"_id": "new", "status": 201}},
        {"index": {"_id": "known", "status": 409, "error": {}}},
        {"index": {"_id": "busy", "status": 429, "error": {}}},
    ]

    assert list(failures(items)) == ["busy"]


def test_a_facet_counts_what_passes_the_other_filters():
    search = PlaceSearch(
        services=["s"], frais_a_charge=["Gratuit"], commune=["x"], with_facets=True
    )

    asked = to_query(Asked(search, TODAY), None)

    services = {"terms": {"services": ["s"]}}
    frais = {"terms": {"frais_a_charge": ["gratuit"]}}
    counts = asked["aggregations"]
    assert asked["post_filter"] == {"bool": {"filter": [services, frais]}}
    assert asked["query"]["bool"]["filter"] == [PUBLIC, {"terms": {"commune": ["x"]}}]
    assert counts["services"]["filter"] == {"bool": {"filter": [frais]}}
    assert counts["itinerance"]["filter"] == {"bool": {"filter": [services, frais]}}


def test_a_suspended_place_is_a_tombstone():
    assert project(a_place(suspended=True)) == tombstone("p")
