"""Where texts are: the same promises by the gazetteer alone, and with an address API before it."""

import json
import threading
import time
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from services.directory.contract.gazetteer import columns
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.geocoder import GazetteerGeocoder, NowhereGeocoder
from services.directory.contract.gazetteer.opening import FILE, gazetteer_if_any
from services.directory.gazetteer.address_api import LARGEST, AddressApi
from services.directory.gazetteer.address_geocoder import AddressApiGeocoder
from services.directory.gazetteer.breaker import Breaker
from services.directory.gazetteer.build import build
from tests.unit.directory.gazetteer.tiny import node_modules

STREET = "3 rue du Port Véretz"
FEATURE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [0.8061, 47.3571]},
    "properties": {
        "label": "3 Rue du Port 37270 Véretz",
        "score": 0.97,
        "type": "housenumber",
        "citycode": "37267",
    },
}


class Api(ThreadingHTTPServer):
    """The address API of a test: it answers ``body`` and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.pause_s, self.piece_s = 200, 0.0, 0.0
        self.body = json.dumps({"features": [FEATURE]}).encode()
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/geocodage/"


class Answering(BaseHTTPRequestHandler):
    server: Api
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # http.server's name
        self.server.asked.append(self.path)
        time.sleep(self.server.pause_s)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        if self.server.piece_s:
            self._slowly()
        else:
            self.wfile.write(self.server.body)

    def _slowly(self) -> None:
        try:
            for at in range(len(self.server.body)):
                self.wfile.write(self.server.body[at : at + 1])
                time.sleep(self.server.piece_s)
        except OSError:
            self.close_connection = True  # nobody listens any more

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory) -> Gazetteer:
    made = build(node_modules(tmp_path_factory.mktemp("npm")))
    return Gazetteer(columns.read(columns.written(made)))


@pytest.fixture
def built_in(gazetteer):
    return GazetteerGeocoder(gazetteer)


@pytest.fixture
def with_api(api, built_in):
    return AddressApiGeocoder(AddressApi(api.url, timeout_s=0.3), built_in)


@pytest.fixture(params=["built_in", "with_api"])
def geocoder(request):
    return request.getfixturevalue(request.param)


# ---- every geocoder ----


def test_a_commune_is_at_its_centre(geocoder):
    [tours] = geocoder.locate("tours")

    assert tours.model_dump() == {
        "label": "Tours (37000)",
        "kind": "commune",
        "latitude": 47.39,
        "longitude": 0.7,
        "code_insee": "37261",
        "score": 1.0,
    }


def test_a_postcode_of_several_communes_is_in_the_middle_of_their_people(geocoder):
    shared, *communes = geocoder.locate(" 37270 ")

    assert (shared.label, shared.kind, shared.code_insee) == ("37270", "postcode", "")
    assert [commune.label for commune in communes] == ["Véretz (37270)", "Azay-sur-Cher (37270)"]


def test_a_postcode_of_one_commune_is_that_commune(geocoder):
    assert [found.label for found in geocoder.locate("37520")] == ["La Riche (37520)"]


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_nowhere(geocoder, text):
    assert list(geocoder.locate(text)) == []


# ---- the built-in one ----


def test_of_an_address_the_built_in_one_finds_the_commune(built_in):
    assert built_in.locate(STREET)[0].label == "Véretz (37270)"


def test_without_a_gazetteer_nothing_is_known():
    assert NowhereGeocoder().locate("Tours") == ()


def test_all_communes_take_less_than_25_mb():
    if gazetteer_if_any() is None:
        pytest.skip("no gazetteer of communes: run `make setup`")
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    whole = Gazetteer(columns.read(FILE.read_bytes()))
    whole.search("3 rue du port", 5)
    whole.nearest(47.0, 0.7)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert after - before < 25_000_000


# ---- the one with an address API ----


def test_a_street_is_asked_of_the_api(api, with_api):
    [found] = with_api.locate(STREET)

    assert (found.kind, found.label) == ("address", "3 Rue du Port 37270 Véretz")
    assert (found.latitude, found.longitude, found.code_insee) == (47.3571, 0.8061, "37267")


def test_the_api_is_asked_as_the_national_one_wants_it(api, with_api):
    with_api.locate(STREET)

    asked = urlsplit(api.asked[0])
    assert asked.path == "/geocodage/search"
    assert parse_qs(asked.query) == {"q": [STREET], "limit": ["5"]}


@pytest.mark.parametrize("text", ["Tours", "37270", "37270 veretz", ""])
def test_what_is_clear_without_it_is_not_asked(api, with_api, text):
    with_api.locate(text)

    assert api.asked == []


def test_the_same_is_not_asked_twice(api, with_api):
    with_api.locate(STREET)
    with_api.locate(STREET.upper())

    assert len(api.asked) == 1


def test_what_the_api_does_not_know_is_answered_by_the_gazetteer(api, with_api):
    api.body = b'{"features": []}'

    assert with_api.locate(STREET)[0].label == "Véretz (37270)"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"{}"),
        (301, b""),
        (429, b"{}"),
        (200, b"<html>"),
        (200, b'{"features": [{}]}'),
        (200, b'{"features": [{"geometry": null, "properties": {}}]}'),
        (200, b'["features"]'),
        (200, b" " * (LARGEST + 1)),
    ],
)
def test_an_api_that_is_ill_is_stood_in_for(api, with_api, status, body):
    api.status, api.body = status, body

    assert with_api.locate(STREET)[0].label == "Véretz (37270)"


def test_an_api_that_is_not_there_is_stood_in_for(built_in):
    geocoder = AddressApiGeocoder(AddressApi("http://127.0.0.1:9"), built_in)

    assert geocoder.locate(STREET)[0].label == "Véretz (37270)"


@pytest.mark.parametrize("slowness", ["pause_s", "piece_s"])
def test_nobody_waits_longer_than_the_time_out(api, with_api, slowness):
    setattr(api, slowness, 0.5 if slowness == "pause_s" else 0.02)
    began = time.monotonic()

    assert with_api.locate(STREET)[0].label == "Véretz (37270)"
    assert time.monotonic() - began < 1.5


def test_after_five_failures_it_is_left_alone(api, with_api, caplog):
    api.status = 503
    for number in range(7):
        with_api.locate(f"{number} {STREET}")

    assert len(api.asked) == 5
    assert [record.reason for record in caplog.records] == ["it answers 503"]


def test_after_its_pause_it_is_asked_again(api, built_in):
    breaker = Breaker(failures=1, pause_s=0.0)
    geocoder = AddressApiGeocoder(AddressApi(api.url), built_in, breaker)
    api.status = 503
    geocoder.locate(STREET)

    api.status = 200

    assert geocoder.locate(STREET)[0].kind == "address"


def test_a_text_that_the_api_does_not_understand_is_no_failure_of_it(api, with_api):
    api.status = 400
    for number in range(7):
        with_api.locate(f"{number} {STREET}")

    assert len(api.asked) == 7
