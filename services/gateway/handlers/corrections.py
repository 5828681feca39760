"""Corrections in the API."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.corrections import JudgementAsked, Proposal, ShownProposal
from services.directory.contract.revision import Actor
from services.gateway.answering import json_response
from services.gateway.asking import SERVICES
from services.gateway.commands import Order, read_command, read_order, read_revision
from services.gateway.consent import CORRECTIONS, consent
from services.gateway.follow_ups import correction_id_of, follow_up_of
from services.gateway.limiting import LIMITS
from services.gateway.queries import PagedQuery, TerritoryQuery
from services.gateway.reading import read_body, read_query
from services.gateway.sessions import SESSIONS
from services.notify.contract.corrections import ProposerContact, ProposerWish


class FollowedProposal(ShownProposal):
    """What was proposed, and where it is followed: ``/api/v1/proposals/{follow_up}``, or the page
    ``/corrections/{follow_up}``. Keep it: it is told only here.
    """

    follow_up: str = Field(examples=["pD0x5k1cA9uQeVb7Yw3nT2Rf"])


class ContactKept(BaseModel):
    """Always the same: nobody learns from it whether an address is known."""

    model_config = ConfigDict(frozen=True)


async def propose_correction(request: web.Request) -> web.Response:
    """Say what is wrong; nobody has to be signed in."""
    actor = request.app[SESSIONS].anybody(request, via="api")
    proposal = await read_body(Proposal, request)
    order, follow_up = await proposing(request, actor)
    request.app[LIMITS].take_proposal(request, actor)
    place_id = request.match_info["place_id"]
    shown = await request.app[SERVICES].corrections.propose_correction(place_id, proposal, order)
    followed = FollowedProposal(follow_up=follow_up, **dict(shown))
    return json_response(followed.model_dump(mode="json"), status=201)


async def proposing(request: web.Request, actor: Actor) -> tuple[Order, str]:
    """The command to propose, whose key is the correction's id, and where it is followed."""
    command = await read_command(request, actor.person_id)
    follow_up = follow_up_of(request, command)
    keyed = command.model_copy(update={"key": correction_id_of(follow_up)})
    return Order(actor, keyed), follow_up


async def show_proposal(request: web.Request) -> web.Response:
    """What became of it, for who has its address."""
    correction_id = correction_id_of(request.match_info["follow_up"])
    shown = await request.app[SERVICES].corrections.show_proposal(correction_id)
    return json_response(shown.model_dump(mode="json"))


async def remember_proposer(request: web.Request) -> web.Response:
    """Have its proposer told, once, what becomes of it."""
    follow_up = request.match_info["follow_up"]
    correction_id = correction_id_of(follow_up)
    contact = await read_body(ProposerContact, request)
    agreed = consent(request, page="api", wording=CORRECTIONS)
    wish = ProposerWish(follow_up=follow_up, **dict(contact))
    await request.app[SERVICES].notify.remember_proposer(correction_id, wish, agreed)
    return json_response(ContactKept().model_dump(), status=202)


async def list_corrections(request: web.Request) -> web.Response:
    """What waits in a territory."""
    actor = request.app[SESSIONS].actor(request, via="api")
    asked = read_query(TerritoryQuery, request.query)
    found = await request.app[SERVICES].corrections.list_corrections(
        asked.territory, actor, asked.after, asked.limit
    )
    return json_response(found.model_dump(mode="json"))


async def list_place_corrections(request: web.Request) -> web.Response:
    """What waits for a place."""
    actor = request.app[SESSIONS].actor(request, via="api")
    asked = read_query(PagedQuery, request.query)
    found = await request.app[SERVICES].corrections.list_place_corrections(
        request.match_info["place_id"], actor, asked.after, asked.limit
    )
    return json_response(found.model_dump(mode="json"))


async def judge_correction(request: web.Request) -> web.Response:
    """Accept, edit or refuse what somebody proposed."""
    actor = request.app[SESSIONS].actor(request, via="api")
    judgement = await read_body(JudgementAsked, request)
    judged = await request.app[SERVICES].corrections.judge_correction(
        request.match_info["correction_id"],
        judgement,
        read_revision(request),
        await read_order(request, actor),
    )
    return json_response(judged.model_dump(mode="json"))
