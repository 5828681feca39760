"""The feed of changes, for partners who keep a copy of the places."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.changes import Change
from services.gateway.answering import json_answer
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.reading import read_query, refuse_empty
from services.wire.errors import NotFound

MOST = 500
LARGEST_NUMBER = 2**53 - 1  # what JavaScript still counts exactly
EXPORT = "/api/v1/exports/places.json"


class ChangesQuery(BaseModel):
    """Where to go on."""

    model_config = ConfigDict(frozen=True)

    since: int | None = Field(
        None,
        ge=0,
        le=LARGEST_NUMBER,
        description="The `seq` of the last change you have. Without it: where to begin.",
    )
    limit: int = Field(100, ge=1, le=MOST, description="How many changes to answer at most.")


class FollowedChanges(BaseModel):
    """Changes in order, without a gap. ``next`` is the address to ask next, now or later."""

    model_config = ConfigDict(frozen=True)

    changes: tuple[Change, ...]
    latest: int
    next: str


async def list_changes(request: web.Request) -> Answer:
    """What changed since; nothing but where to begin for whoever does not say since when."""
    refuse_empty(request.query)  # a since that got lost on the way must not mean « from now on »
    asked = read_query(ChangesQuery, request.query)
    try:
        page = await request.app[SERVICES].changes.list_changes(asked.since, asked.limit)
    except NotFound as gone:
        raise NotFound(gone.code, _begin_again(request.path)) from gone
    following = f"{request.path}?since={page.next_since}&limit={asked.limit}"
    return json_answer(FollowedChanges(changes=page.changes, latest=page.latest, next=following))


def _begin_again(path: str) -> str:
    return (
        f"What changed next is no longer kept. Ask {path} without since, keep its next, "
        f"load {EXPORT}, then follow that next."
    )
