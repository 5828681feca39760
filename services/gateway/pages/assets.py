"""Our own style sheet, script and pictures: kept in memory, and by browsers until they change."""

from functools import cache
from pathlib import Path

from aiohttp import web

from services.gateway.answering import respond
from services.gateway.cache import Answer

STATIC = Path(__file__).parents[1] / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_A_YEAR = "public, max-age=31536000, immutable"


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
def _names() -> frozenset[str]:
    return frozenset(path.name for path in STATIC.iterdir() if path.suffix in TYPES)


def _digest(asset: Answer) -> str:
    return asset.etag.strip('"')
