"""Places in the API."""

from datetime import datetime

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.revision import PlaceChanges, Withdrawal
from services.gateway.answering import JSON, json_answer, json_response
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.commands import read_command, read_order, read_revision
from services.gateway.locating import LOCATOR
from services.gateway.pages.words import PARIS
from services.gateway.queries import CommuneQuery, PlaceQuery, to_search
from services.gateway.reading import read_body, read_query, read_search
from services.gateway.sessions import SESSIONS
from services.gateway.where import located_written
from services.notify.contract.subscriptions import Channel


class ClaimRequest(BaseModel):
    """Which of the contacts that the place publishes gets the edit link."""

    model_config = ConfigDict(frozen=True)

    channel: Channel = Field(examples=["email"])


async def list_places(request: web.Request) -> Answer:
    """One page of the places found."""
    query = read_search(PlaceQuery, request.query)
    meant = await request.app[LOCATOR].meant_by(query.where)
    search = to_search(query, datetime.now(PARIS).date(), meant)
    found = await request.app[SERVICES].find_places_written(search)
    return Answer(located_written(found, meant), JSON)


async def list_communes(request: web.Request) -> Answer:
    """The communes that a name or a postcode may mean."""
    asked = read_query(CommuneQuery, request.query)
    return json_answer(await request.app[SERVICES].places.find_communes(asked.q))


async def show_place(request: web.Request) -> Answer:
    """One place; its ETag begins with its revision."""
    shown = await request.app[SERVICES].places.show_place(request.match_info["place_id"])
    return json_answer(shown, tag=str(shown.place.revision))


async def revise_place(request: web.Request) -> web.Response:
    """Change some fields of a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    changes = await read_body(PlaceChanges, request)
    receipt = await request.app[SERVICES].places.revise_place(
        request.match_info["place_id"],
        changes,
        read_revision(request),
        await read_order(request, actor),
        confirm=False,
    )
    return json_response(receipt.model_dump(mode="json"))


async def confirm_place(request: web.Request) -> web.Response:
    """Say that a place is still right as it was read."""
    actor = request.app[SESSIONS].actor(request, via="api")
    receipt = await request.app[SERVICES].places.confirm_place(
        request.match_info["place_id"], read_revision(request), await read_order(request, actor)
    )
    return json_response(receipt.model_dump(mode="json"))


async def withdraw_place(request: web.Request) -> web.Response:
    """Stop showing a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    why = read_query(Withdrawal, request.query).reason
    order = await read_order(request, actor)
    receipt = await request.app[SERVICES].places.withdraw_place(
        request.match_info["place_id"], read_revision(request), order, why
    )
    return json_response(receipt.model_dump(mode="json"))


async def claim_place(request: web.Request) -> web.Response:
    """Send an edit link to a contact the place publishes; whoever asks, nobody else gets it."""
    asked = await read_body(ClaimRequest, request)
    sent = await request.app[SERVICES].places.request_claim(
        request.match_info["place_id"], asked.channel, await read_command(request)
    )
    return json_response(sent.model_dump(mode="json"), status=202)
