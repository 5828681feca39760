"""What the engine is told and asked, as values."""

from services.search.contract.search import PlaceSearch
from services.search.cursor import Cursor
from services.search.elastic.mapping import MAPPING, index_name
from services.search.elastic.projection import project, tombstone
from services.search.elastic.query import PUBLIC, known_query, to_query
from services.search.elastic.writing import failures, operations
from tests.builders import NOWHERE, TOURS, a_place

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


def test_a_place_without_position_has_none():
    assert project(a_place(location=NOWHERE))["position"] is None


def test_another_mapping_is_another_index(monkeypatch):
    before = index_name("places")

    monkeypatch.setitem(MAPPING["properties"], "added", {"type": "keyword"})

    assert index_name("places") != before
    assert index_name("places").startswith("places-")


def test_nothing_asked_is_every_public_place_by_name():
    assert to_query(PlaceSearch(), (), None) == {
        "query": {"bool": {"filter": [PUBLIC]}},
        "sort": [{"sort_name": "asc"}, {"place_id": "asc"}],
        "size": 21,
        "track_total_hits": True,
        "source": ["snapshot"],
    }


def test_a_point_alone_sorts_by_distance():
    asked = to_query(PlaceSearch(within_km=10, **NEAR_TOURS), (), None)

    assert asked["query"]["bool"]["filter"][1] == {
        "geo_distance": {"distance": "10000.0m", "position": TOURS_GEO}
    }
    assert asked["sort"][0] == {
        "_geo_distance": {"position": TOURS_GEO, "order": "asc", "unit": "m"}
    }


def test_words_may_lack_one_and_only_unknown_ones_are_typing_errors():
    asked = to_query(PlaceSearch(q="ateliers pour seniors tablete"), ("ateliers", "seniors"), None)

    query = asked["query"]["bool"]
    ways = [len(clause["dis_max"]["queries"]) for clause in query["should"]]
    assert query["minimum_should_match"] == 2
    assert ways == [2, 2, 3]
    assert query["should"][2]["dis_max"]["queries"][2] == {
        "match": {"plain": {"query": "tablete", "fuzziness": 1, "boost": 0.5}}
    }


def test_words_with_a_point_fade_with_distance():
    asked = to_query(PlaceSearch(q="cv", **NEAR_TOURS), (), None)

    near = asked["query"]["function_score"]["functions"][0]["exp"]["position"]
    assert near == {"origin": TOURS_GEO, "offset": "1km", "scale": "10km", "decay": 0.5}
    assert asked["sort"][0] == {"_score": "desc"}


def test_filters_add_up_and_silence_about_publics_means_everybody():
    asked = to_query(
        PlaceSearch(services=["Accès internet"], publics_specifiquement_adresses=["Seniors"]),
        (),
        None,
    )

    _, services, publics = asked["query"]["bool"]["filter"]
    assert services == {"terms": {"services": ["acces internet"]}}
    assert publics["bool"]["should"] == [
        {"terms": {"publics_specifiquement_adresses": ["seniors"]}},
        {"bool": {"must_not": {"exists": {"field": "publics_specifiquement_adresses"}}}},
    ]


def test_a_page_starts_after_the_last_place_of_the_one_before():
    placed = to_query(PlaceSearch(**NEAR_TOURS), (), Cursor("distance", 12.5, "p"))
    unplaced = to_query(PlaceSearch(**NEAR_TOURS), (), Cursor("distance", None, "p"))

    assert placed["search_after"] == [12.5, "p"]
    assert unplaced["search_after"] == ["Infinity", "p"]


def test_words_are_counted_as_they_are_written():
    assert known_query(["cv"])["aggregations"] == {
        "words": {"filters": {"filters": {"cv": {"match": {"text": "cv"}}}}}
    }


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

    assert list(failures({"items": items})) == ["busy"]
