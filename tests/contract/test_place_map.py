"""Places on a map, which every index of places promises."""

import gzip
from datetime import date
from typing import Any

import orjson
import pytest

from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.index import PlaceIndex
from tests.builders import JOUE, MONTLOUIS, NOWHERE, TOURS, a_place

TODAY = date(2026, 5, 4)
AS_GIVEN = pytest.approx


def keep(index: PlaceIndex, *places: Any) -> None:
    index.put(places)
    index.make_findable()


def on_map(index: PlaceIndex, zoom: int = 5, **asked: Any) -> PlacesOnMap:
    return index.on_map(MapSearch(search=PlaceSearch(**asked), zoom=zoom), TODAY)


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two places are too many for points."""
    for module in ("embedded.tiles", "elastic.tiles", "elastic.reader"):
        monkeypatch.setattr(f"services.search.{module}.MOST_POINTS", 1)


def test_an_empty_index_has_an_empty_map(index):
    assert on_map(index) == PlacesOnMap(total=0, placed=0)


def test_places_are_points_from_south_to_north(index):
    keep(index, a_place("0123456789"), a_place("joue", location=JOUE))

    points = on_map(index).points

    assert points.keys == ("joue", "01234567")
    assert points.latitudes == (JOUE[0], TOURS[0])
    assert points.longitudes == (JOUE[1], TOURS[1])


def test_south_and_west_are_negative(index):
    keep(index, a_place("r", location=(-21.11534, 55.53638)), a_place("q", location=(5.1, -52.64)))

    points = on_map(index).points

    assert points.latitudes == (-21.11534, 5.1)
    assert points.longitudes == (55.53638, -52.64)


def test_a_map_shows_what_a_search_finds_and_counts_what_has_no_position(index):
    keep(
        index,
        a_place("1", nom="Fablab", services=["A"]),
        a_place("2", nom="Fablab", services=["A"], location=NOWHERE),
        a_place("3", nom="Fablab", services=["B"]),
        a_place("4", nom="Mairie", services=["A"]),
    )

    shown = on_map(index, q="fablab", services=["a"])

    assert (shown.total, shown.placed, shown.points.keys) == (2, 1, ("1",))


def test_a_key_finds_its_place(index):
    keep(index, a_place("0123456789"), a_place("98765432-1"))

    found = index.find(PlaceSearch(keys=["01234567", "xyz"]), TODAY)

    assert [one.place.place_id for one in found.places] == ["0123456789"]


def test_many_places_are_gathered_in_tiles(index, crowded):
    keep(index, a_place("1"), a_place("2"), a_place("3", location=MONTLOUIS))

    near, far = on_map(index, zoom=10), on_map(index, zoom=3)

    assert near.points.keys == ()
    assert dict(zip(near.clusters.tiles, near.clusters.counts, strict=True)) == {
        "12/2056/1434": 2,
        "12/2057/1434": 1,
    }
    assert near.clusters.latitudes == AS_GIVEN((TOURS[0], MONTLOUIS[0]), abs=0.00002)
    assert far.clusters.tiles == ("5/16/11",)
    assert far.clusters.counts == (3,)
    assert far.clusters.longitudes[0] == AS_GIVEN((2 * TOURS[1] + MONTLOUIS[1]) / 3, abs=0.00002)


def test_a_map_is_geojson(index):
    keep(index, a_place("0123456789"))

    assert on_map(index).as_geojson() == {
        "type": "FeatureCollection",
        "total": 1,
        "placed": 1,
        "features": [
            {
                "type": "Feature",
                "id": "01234567",
                "geometry": {"type": "Point", "coordinates": [TOURS[1], TOURS[0]]},
                "properties": {},
            }
        ],
    }


def test_a_point_takes_less_than_twenty_bytes(index):
    spread = [
        (47 + (n * 7919 % 10_007) / 10_007, (n * 104_729 % 9_973) / 9_973) for n in range(500)
    ]
    ids = [f"{n * 2_654_435_761 % 2**32:08x}-id" for n in range(500)]
    keep(index, *(a_place(name, location=at) for name, at in zip(ids, spread, strict=True)))

    written = gzip.compress(orjson.dumps(on_map(index).as_geojson()))

    assert len(written) / 500 <= 20
