"""Places in the API."""

from aiohttp import web

from services.directory.contract.revision import PlaceChanges
from services.gateway.answering import json_answer, json_response
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.commands import read_command, read_revision
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_body, read_query
from services.gateway.sessions import SESSIONS


async def list_places(request: web.Request) -> Answer:
    """One page of the places found."""
    search = to_search(read_query(PlaceQuery, request.query))
    return json_answer(await request.app[SERVICES].find_places(search))


async def show_place(request: web.Request) -> Answer:
    """One place; its ETag begins with its revision."""
    shown = await request.app[SERVICES].show_place(request.match_info["place_id"])
    return json_answer(shown, tag=str(shown.place.revision))


async def revise_place(request: web.Request) -> web.Response:
    """Change some fields of a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    changes = await read_body(PlaceChanges, request)
    receipt = await request.app[SERVICES].revise_place(
        request.match_info["place_id"],
        changes,
        read_revision(request),
        actor,
        await read_command(request, actor),
    )
    return json_response(receipt.model_dump(mode="json"))


async def withdraw_place(request: web.Request) -> web.Response:
    """Stop showing a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].withdraw_place(
        request.match_info["place_id"],
        read_revision(request),
        actor,
        await read_command(request, actor),
    )
    return json_response(receipt.model_dump(mode="json"))
