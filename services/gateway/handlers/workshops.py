"""Workshops in the API."""

from aiohttp import web

from services.directory.contract.workshop import WorkshopDraft, WorkshopReceipt
from services.gateway.answering import json_answer, json_response
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.commands import read_order, read_revision
from services.gateway.reading import read_body
from services.gateway.sessions import SESSIONS


async def show_workshop(request: web.Request) -> Answer:
    """One workshop; its ETag begins with its revision."""
    workshop_id = request.match_info["workshop_id"]
    shown = await request.app[SERVICES].workshops.show_workshop(workshop_id)
    return json_answer(shown, tag=str(shown.workshop.revision))


async def publish_workshop(request: web.Request) -> web.Response:
    """Announce a workshop at a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    draft = await read_body(WorkshopDraft, request)
    receipt = await request.app[SERVICES].workshops.publish_workshop(
        request.match_info["place_id"], draft, await read_order(request, actor)
    )
    return _told(receipt, status=201)


async def revise_workshop(request: web.Request) -> web.Response:
    """Announce it as it is now: what is left out goes back to its default."""
    actor = request.app[SESSIONS].actor(request, via="api")
    draft = await read_body(WorkshopDraft, request)
    receipt = await request.app[SERVICES].workshops.revise_workshop(
        request.match_info["workshop_id"],
        draft,
        read_revision(request),
        await read_order(request, actor),
    )
    return _told(receipt)


async def cancel_workshop(request: web.Request) -> web.Response:
    """Say that it will not take place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].workshops.cancel_workshop(
        request.match_info["workshop_id"], read_revision(request), await read_order(request, actor)
    )
    return _told(receipt)


def _told(receipt: WorkshopReceipt, status: int = 200) -> web.Response:
    return json_response(receipt.model_dump(mode="json"), status)
