"""Our own style sheet, script and pictures: kept in memory, and by browsers until they change."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aiohttp import web

from services.gateway.answering import respond
from services.gateway.cache import Answer
from services.gateway.vendoring import VENDOR, vendored

STATIC = Path(__file__).parents[1] / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_A_YEAR = "public, max-age=31536000, immutable"


async def show_vendored(request: web.Request) -> web.StreamResponse:
    """A file of others: its name carries its digest."""
    return respond(request, _vendored(request.match_info["name"]), FOR_A_YEAR)


def vendored_url(name: str) -> str:
    """The address of a file that set-up copied from npm; empty where it could not."""
    known = _vendored_names().get(name)
    return f"/static/vendor/{known}" if known else ""


async def show_asset(request: web.Request) -> web.StreamResponse:
    """One file; an address that carries its digest never has another content."""
    asset = _asset(request.match_info["name"])
    is_exact = request.query.get("v") == _digest(asset)
    return respond(request, asset, FOR_A_YEAR if is_exact else "no-cache")


def asset_url(name: str) -> str:
    """The address of this very content."""
    return f"/static/{name}?v={_digest(_asset(name))}"


@cache
def _asset(name: str) -> Answer:
    path = STATIC / name
    if name not in _names() or not path.is_file():
        raise web.HTTPNotFound
    return Answer(path.read_bytes(), TYPES[path.suffix])


@cache
def _vendored_names() -> Mapping[str, str]:
    return vendored()


@cache
def _vendored(name: str) -> Answer:
    if name not in _vendored_names().values():
        raise web.HTTPNotFound
    return Answer((VENDOR / name).read_bytes(), TYPES[Path(name).suffix])


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in STATIC.iterdir() if path.suffix in TYPES)


def _digest(asset: Answer) -> str:
    return asset.etag.strip('"')
