"""In the API: places that may be one, and erasing what a place said."""

from aiohttp import web

from services.directory.contract.merges import MergeChoice
from services.gateway.answering import json_response
from services.gateway.asking import SERVICES
from services.gateway.commands import read_order, read_revision
from services.gateway.queries import TerritoryQuery
from services.gateway.reading import read_body, read_query
from services.gateway.sessions import SESSIONS


async def list_duplicates(request: web.Request) -> web.Response:
    """Pairs that wait for somebody of a territory to judge them, the likeliest first."""
    actor = request.app[SESSIONS].actor(request, via="api")
    asked = read_query(TerritoryQuery, request.query)
    found = await request.app[SERVICES].duplicates.list_duplicates(
        asked.territory, actor, asked.after, asked.limit
    )
    return json_response(found.model_dump(mode="json"))


async def show_duplicate(request: web.Request) -> web.Response:
    """One pair, with both places and where they contradict each other."""
    actor = request.app[SESSIONS].actor(request, via="api")
    pair_id = request.match_info["pair_id"]
    shown = await request.app[SERVICES].duplicates.show_duplicate(pair_id, actor)
    return json_response(shown.model_dump(mode="json"))


async def merge_places(request: web.Request) -> web.Response:
    """Make one place of the two; the body names the revisions at which they were read."""
    actor = request.app[SESSIONS].actor(request, via="api")
    choice = await read_body(MergeChoice, request)
    outcome = await request.app[SERVICES].duplicates.merge_places(
        request.match_info["pair_id"], choice, await read_order(request, actor)
    )
    return json_response(outcome.model_dump(mode="json"))


async def judge_duplicate(request: web.Request) -> web.Response:
    """They are two; twice is harmless."""
    actor = request.app[SESSIONS].actor(request, via="api")
    pair_id = request.match_info["pair_id"]
    judged = await request.app[SERVICES].duplicates.judge_duplicate(pair_id, actor)
    return json_response(judged.model_dump(mode="json"))


async def undo_merge(request: web.Request) -> web.Response:
    """Make two places of the one again; twice is harmless."""
    actor = request.app[SESSIONS].actor(request, via="api")
    pair_id = request.match_info["pair_id"]
    undone = await request.app[SERVICES].duplicates.undo_merge(pair_id, actor)
    return json_response(undone.model_dump(mode="json"))


async def erase_place(request: web.Request) -> web.Response:
    """Keep nothing of what a place said."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].places.erase_place(
        request.match_info["place_id"], read_revision(request), await read_order(request, actor)
    )
    return json_response(receipt.model_dump(mode="json"))
