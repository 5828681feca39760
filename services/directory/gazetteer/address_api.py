"""The national address API (Base Adresse Nationale), or another of its shape."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
import urllib3
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from services.directory.contract.gazetteer.geocoder import MOST, Located

Json = dict[str, Any]
TIMEOUT_S = 2.0
LARGEST = 256 * 1024
_PIECE = 16 * 1024
_NOT_UNDERSTOOD = 400  # too short, or no letter in it: the API is well


class AddressApiAway(Exception):
    """No answer in time, or none that can be read; says why."""


class AddressApi:
    """Asks ``GET {url}/search?q=…&limit=…``, which answers GeoJSON."""

    def __init__(self, url: str, timeout_s: float = TIMEOUT_S) -> None:
        self._search = f"{url.rstrip('/')}/search"
        self._timeout_s = timeout_s
        self._pool = urllib3.PoolManager(maxsize=8, retries=False)

    def search(self, text: str) -> Sequence[Located]:
        """What it knows of the text. Raises AddressApiAway."""
        try:
            status, body = self._ask(text)
            if status == _NOT_UNDERSTOOD:
                return ()
            if status != 200:
                raise AddressApiAway(f"it answers {status}")
            return list(_located(orjson.loads(body)))
        except (HTTPError, orjson.JSONDecodeError, LookupError, TypeError, ValueError) as reason:
            raise AddressApiAway(f"{type(reason).__name__}") from reason

    def _ask(self, text: str) -> tuple[int, bytes]:
        until = time.monotonic() + self._timeout_s
        response = self._pool.request(
            "GET",
            self._search,
            fields={"q": text, "limit": str(MOST)},
            timeout=urllib3.Timeout(total=self._timeout_s),
            redirect=False,
            preload_content=False,
        )
        try:
            return response.status, _body(response, until)
        finally:
            response.release_conn()


def _body(response: BaseHTTPResponse, until: float) -> bytes:
    """urllib3's time-out is for each piece: one byte a second would keep us for ever."""
    body = b""
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > LARGEST or time.monotonic() > until:
            response.close()
            raise AddressApiAway("its answer is too long")
    return body


def _located(answer: Json) -> Iterator[Located]:
    for feature in answer["features"]:
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        known = feature["properties"]
        yield Located(
            label=known["label"],
            kind="commune" if known.get("type") == "municipality" else "address",
            latitude=latitude,
            longitude=longitude,
            code_insee=known.get("citycode", ""),
            score=known.get("score", 0.0),
        )
