"""The pages where those who look after a territory say whether two listings are one place."""

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.revision import Actor
from services.gateway.asking import SERVICES
from services.gateway.pages.duplicate_choice import read_carried, read_choice
from services.gateway.pages.duplicate_view import alike, judged, pair_line, rows, why
from services.gateway.pages.editor import REFERENTS, signed_in
from services.gateway.pages.forms import new_key, order_of, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.reading import read_query
from services.wire.errors import Conflict, Forbidden, Invalid

DUPLICATES = "/doublons"
MOST = 20
MODERATORS = REFERENTS | {"operator"}
MESSAGES = {
    "changed_meanwhile": "L'une des fiches a changé entre-temps. Les voici comme elles sont :"
    " relisez, puis décidez.",
    "being_merged": "Quelqu'un d'autre réunit l'une de ces fiches en ce moment. Réessayez dans"
    " quelques secondes.",
    "not_mergeable": "L'une des fiches n'est plus montrée : il n'y a rien à réunir.",
    "not_separable": "On ne peut plus défaire cette réunion : la fiche gardée a été retirée, ou"
    " réunie avec une autre depuis.",
    "invalid_request": "Choisissez la fiche à garder, puis recommencez.",
}
STATUS = {"changed_meanwhile": 412, "invalid_request": 422}


class DuplicatesQuery(BaseModel):
    """Which territory, and which stretch of its list."""

    model_config = ConfigDict(frozen=True)

    territoire: str = Field("", max_length=100)
    suite: str | None = Field(None, max_length=300)


async def show_list(request: web.Request) -> web.Response:
    """The pairs of a territory that wait; of the first of theirs for who does not say which."""
    actor, asked = moderator(request), read_query(DuplicatesQuery, request.query)
    territory = asked.territoire or next(iter(actor.territories), "")
    if not territory:
        return _list(actor, "")
    found = await request.app[SERVICES].duplicates.list_duplicates(
        territory, actor, asked.suite, MOST
    )
    return _list(actor, territory, tuple(map(pair_line, found.duplicates)), found.next_after)


async def show_pair(request: web.Request) -> web.Response:
    """Both, side by side; or what was said of them."""
    return await _show(request, moderator(request))


async def judge(request: web.Request) -> web.Response:
    """Merge them, say that they are two, or undo it; then show what was done, or the pair again
    with what stands in the way.
    """
    actor, sent = moderator(request), await read_sent(request)
    pair_id = request.match_info["pair_id"]
    try:
        await _judge(request, actor, sent)
    except (Conflict, Invalid) as refusal:
        if refusal.code not in MESSAGES:
            raise
        return await _show(request, actor, refusal.code)
    return redirect(f"{DUPLICATES}/{pair_id}")


def moderator(request: web.Request) -> Actor:
    """Who asks. Raises NotSignedIn, or Forbidden for who looks after no territory."""
    actor = signed_in(request)
    if actor.role not in MODERATORS:
        raise Forbidden("not_allowed", "This is for the referent of the territory.")
    return actor


async def _judge(request: web.Request, actor: Actor, sent: MultiMapping[str]) -> None:
    duplicates, pair_id = request.app[SERVICES].duplicates, request.match_info["pair_id"]
    if sent.get("action") == "distinct":
        await duplicates.judge_duplicate(pair_id, actor)
        return
    if sent.get("action") == "separate":
        await duplicates.undo_merge(pair_id, actor)
        return
    carried = read_carried(sent)
    order = await order_of(request, carried.key, actor)
    await duplicates.merge_places(pair_id, read_choice(sent, carried), order)


async def _show(request: web.Request, actor: Actor, refused: str = "") -> web.Response:
    pair_id = request.match_info["pair_id"]
    shown = await request.app[SERVICES].duplicates.show_duplicate(pair_id, actor)
    outcome = judged(shown)
    return render_personal(
        "duplicate.html",
        STATUS.get(refused, 409) if refused else 200,
        pair_id=pair_id,
        places=shown.places,
        rows=() if outcome else rows(shown),
        alike=alike(shown.duplicate),
        why=why(shown.duplicate),
        judged=outcome,
        message=MESSAGES.get(refused, ""),
        revisions=_json({place.place_id: place.revision for place in shown.places}),
        offered=_json(shown.contested),
        key=new_key(),
    )


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _list(
    actor: Actor, territory: str, lines: tuple[object, ...] = (), suite: str | None = None
) -> web.Response:
    return render_personal(
        "duplicates.html",
        territory=territory,
        territories=actor.territories,
        lines=lines,
        suite=suite,
    )
