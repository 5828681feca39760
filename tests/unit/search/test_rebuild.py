"""Whatever search holds can be built again from the directory."""

import threading
import time
from datetime import date
from typing import Any

import pytest

from services.directory.contract.place import ListedPlace, PlacePage
from services.search.contract.search import PlaceSearch
from services.search.embedded.index import TantivyIndex
from services.search.places.known import KnownPlaces
from services.search.providers import KnownPlacesProvider
from services.search.rebuild import Filler, Stretch, fill, list_places_by, list_workshops_by
from services.search.settings import SearchSettings
from services.wire.errors import Unavailable
from tests.builders import a_place

TODAY = date(2026, 5, 4)


def listed(place_id: str) -> ListedPlace:
    return ListedPlace(place_id=place_id, revision=1, place=a_place(place_id))


PAGES = {
    None: PlacePage(places=(listed("a"), listed("b")), next_after="b"),
    "b": PlacePage(places=(ListedPlace(place_id="c", revision=3), listed("d"))),
}


def found(index: TantivyIndex) -> list[str]:
    return [one.place.place_id for one in index.find(PlaceSearch(), TODAY).places]


def list_places(after: str | None, limit: int) -> Stretch:
    return list_places_by(lambda *_, **__: PAGES[after])(after, limit)


class Container:
    """As little of a nameko container as a provider needs."""

    service_name = "search"

    def __init__(self, **config: Any) -> None:
        self.config = config
        self.threads: list[threading.Thread] = []

    def spawn_managed_thread(self, work: Any) -> None:
        self.threads.append(threading.Thread(target=work, daemon=True))
        self.threads[-1].start()


def test_every_page_is_put_and_withdrawn_places_stay_away():
    index = TantivyIndex()

    count = fill(index, list_places)
    index.put([a_place("c", revision=2)])
    index.make_findable()

    assert count == 4
    assert found(index) == ["a", "b", "d"]


def test_what_was_heard_meanwhile_is_not_undone():
    index = TantivyIndex()
    index.put([a_place("a", revision=5, nom="Heard")])

    fill(index, list_places)

    assert index.find(PlaceSearch(q="heard"), TODAY).total == 1


def test_an_index_of_which_one_stretch_was_not_kept_is_not_filled():
    class Away(TantivyIndex):
        def drop_all(self, gone: Any) -> None:
            if gone:
                raise Unavailable("search_engine_away")

    index = Away()

    with pytest.raises(Unavailable):
        fill(index, list_places)
    assert not index.is_filled()


def test_filling_waits_for_the_directory():
    index, tries = TantivyIndex(), []

    def away_twice(after: str | None, limit: int) -> Stretch:
        tries.append(after)
        if len(tries) < 3:
            raise Unavailable("service_away")
        return list_places(after, limit)

    filler = Filler(index, away_twice)
    thread = threading.Thread(target=filler.run, args=(0.001, 0.001))
    thread.start()
    while not index.is_filled():
        time.sleep(0.001)
    filler.stop()
    thread.join(5)

    assert found(index) == ["a", "b", "d"]


def test_the_directory_is_asked_as_its_door_is_named():
    asked = []

    def call(service: str, method: str, **arguments: Any) -> Any:
        asked.append((service, method, arguments))
        return PAGES[None].model_dump(mode="json")

    assert list_places_by(call)("x", 500) == Stretch([a_place("a"), a_place("b")], [], "b")
    assert asked == [("directory", "list_places", {"after": "x", "limit": 500})]


def test_workshops_are_listed_as_places_are():
    gone = {"workshop_id": "w", "revision": 3, "workshop": None}

    def call(service: str, method: str, **arguments: Any) -> Any:
        assert (service, method) == ("directory", "list_workshops")
        return {"workshops": [gone], "next_after": "w"}

    assert list_workshops_by(call)(None, 500) == Stretch([], [("w", 3)], "w")


def test_the_provider_fills_its_index_and_is_ready_then():
    answers = {after: page.model_dump(mode="json") for after, page in PAGES.items()}
    calls = threading.Semaphore(0)

    def call(service: str, method: str, after: str | None, limit: int) -> Any:
        calls.acquire(timeout=5)
        return answers[after]

    container = Container(BUS=None, CALL=call, SETTINGS=SearchSettings(fill_pause_s=0.01))
    provider = KnownPlacesProvider().bind(container, "places")
    provider.setup()
    provider.start()
    with pytest.raises(Unavailable, match="index_filling"):
        provider.check()

    calls.release(2)
    places = provider.get_dependency(None)
    while isinstance(places, KnownPlaces) and not provider._index.is_filled():
        time.sleep(0.001)
    provider.check()
    provider.stop()
    container.threads[0].join(5)

    assert places.find(PlaceSearch()).total == 3


@pytest.mark.parametrize("url", ["", "mysql://x", "engine:9200"])
def test_an_url_that_names_no_engine_is_refused(url):
    with pytest.raises(ValueError, match="index_url"):
        SearchSettings(index_url=url)


class Filled(TantivyIndex):
    """An index that was filled, and counts how often it was looked at and asked to lead."""

    looks = led = 0

    def is_filled(self) -> bool:
        self.looks += 1
        return True

    def lead(self) -> None:
        self.led += 1


def test_of_two_versions_neither_takes_the_lead_at_every_look():
    index = Filled()
    filler = Filler(index, list_places)
    looking = threading.Thread(target=filler.run, args=(0, 0.001))

    looking.start()
    while index.looks < 5:
        time.sleep(0.001)
    filler.stop()
    looking.join()

    assert index.led == 1
