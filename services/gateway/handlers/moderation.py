"""In the API: the history of a place, the tasks of a territory, and how far a place is trusted."""

from aiohttp import web

from services.directory.contract.revision import Period
from services.gateway.answering import json_answer, json_response
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.commands import read_order, read_revision
from services.gateway.queries import PagedQuery, TerritoryQuery
from services.gateway.reading import read_body, read_query
from services.gateway.sessions import SESSIONS
from services.wire.errors import NotFound


async def list_history(request: web.Request) -> web.Response:
    """What happened to a place, the newest first."""
    actor = request.app[SESSIONS].actor(request, via="api")
    asked = read_query(PagedQuery, request.query)
    found = await request.app[SERVICES].moderation.list_history(
        request.match_info["place_id"], actor, asked.after, asked.limit
    )
    return json_response(found.model_dump(mode="json"))


async def restore_revision(request: web.Request) -> web.Response:
    """Have a place say what it said at an earlier revision."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].moderation.restore_revision(
        request.match_info["place_id"],
        to_revision(request),
        read_revision(request),
        await read_order(request, actor),
    )
    return json_response(receipt.model_dump(mode="json"))


def to_revision(request: web.Request) -> int:
    """The earlier revision that the address names. Raises NotFound when it names none."""
    named = request.match_info["revision"]
    if not (named.isascii() and named.isdecimal() and len(named) < 10):
        raise NotFound("revision_not_found", "The place has no such earlier revision.")
    return int(named)


async def list_tasks(request: web.Request) -> web.Response:
    """What waits for a person of a territory, the longest due first."""
    actor = request.app[SESSIONS].actor(request, via="api")
    asked = read_query(TerritoryQuery, request.query)
    found = await request.app[SERVICES].moderation.list_tasks(
        asked.territory, actor, asked.after, asked.limit
    )
    return json_response(found.model_dump(mode="json"))


async def close_task(request: web.Request) -> web.Response:
    """Say that a task is done; twice is harmless."""
    actor = request.app[SESSIONS].actor(request, via="api")
    task_id = request.match_info["task_id"]
    task = await request.app[SERVICES].moderation.close_task(task_id, actor)
    return json_response(task.model_dump(mode="json"))


async def show_score(request: web.Request) -> Answer:
    """What a listing is worth today, and the one next thing to do."""
    place_id = request.match_info["place_id"]
    return json_answer(await request.app[SERVICES].moderation.show_score(place_id))


async def suspend_place(request: web.Request) -> web.Response:
    """Show a place as suspended."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].moderation.suspend_place(
        request.match_info["place_id"], read_revision(request), await read_order(request, actor)
    )
    return json_response(receipt.model_dump(mode="json"))


async def restore_place(request: web.Request) -> web.Response:
    """Show it as before it was suspended."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].moderation.restore_place(
        request.match_info["place_id"], read_revision(request), await read_order(request, actor)
    )
    return json_response(receipt.model_dump(mode="json"))


async def choose_period(request: web.Request) -> web.Response:
    """Say for how long the confirmations of a place hold."""
    actor = request.app[SESSIONS].actor(request, via="api")
    period = await read_body(Period, request)
    receipt = await request.app[SERVICES].moderation.choose_period(
        request.match_info["place_id"],
        period.days,
        read_revision(request),
        await read_order(request, actor),
    )
    return json_response(receipt.model_dump(mode="json"))
