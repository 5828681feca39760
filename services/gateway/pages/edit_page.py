"""The page where a structure keeps its listing true."""

import hashlib
import secrets

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.revision import Actor, Command, PlaceChanges
from services.gateway.asking import SERVICES
from services.gateway.pages.edit_fields import FIELDS
from services.gateway.pages.editing import EditForm, fresh_form, read_typed
from services.gateway.pages.flash import tell_saved
from services.gateway.pages.render import redirect, render_personal
from services.gateway.sessions import SESSIONS
from services.wire.errors import Conflict, Forbidden, Invalid, Refused, Unavailable
from services.wire.parse import parse

CHANGED_NOTHING = "Vous n'avez rien changé."
CHANGED_MEANWHILE = (
    "Quelqu'un d'autre a modifié cette fiche pendant que vous écriviez. Vos changements sont encore"
    " ici, sur la dernière version : vérifiez, puis enregistrez à nouveau."
)
AWAY = "Le service ne répond pas. Rien n'est perdu : enregistrez à nouveau dans quelques secondes."
STATUS: dict[type[Refused], int] = {Invalid: 422, Conflict: 412, Unavailable: 503}


class Carried(BaseModel):
    """What the form carries from the page that showed it to the one that reads it."""

    model_config = ConfigDict(frozen=True)

    nom: str = Field(max_length=1000)
    revision: int = Field(ge=1)
    key: str = Field(min_length=1, max_length=100)
    shown: dict[str, tuple[str, ...]]


async def show_form(request: web.Request) -> web.Response:
    """The form, for who may fill it in."""
    _, place_id = _actor(request)
    shown = await request.app[SERVICES].show_place(place_id)
    return _show(fresh_form(shown.place, secrets.token_hex(16)))


async def save_form(request: web.Request) -> web.Response:
    """Save what was changed, then show the place; or the form again with what stands in the way."""
    actor, place_id = _actor(request)
    form = read_form(place_id, await _sent(request))
    if not form.changes():
        return _show(form, message=CHANGED_NOTHING)
    try:
        return await _save(request, form, actor)
    except (Invalid, Conflict, Unavailable) as refusal:
        return await _show_again(request, form, refusal)


def read_form(place_id: str, sent: MultiMapping[str]) -> EditForm:
    """The form as it was sent. Raises Invalid for one that our page did not make."""
    try:
        shown = orjson.loads(sent.get("shown", ""))
    except orjson.JSONDecodeError:
        shown = None
    given = {name: sent.get(name) for name in ("nom", "revision", "key")}
    carried = parse(Carried, {**given, "shown": shown}, "invalid_form")
    if not carried.shown.keys() >= {each.name for each in FIELDS}:
        raise Invalid("invalid_form", "The form does not say what it showed.")
    return EditForm(place_id=place_id, typed=read_typed(sent), **dict(carried))


async def _save(request: web.Request, form: EditForm, actor: Actor) -> web.Response:
    changes = parse(PlaceChanges, form.changes(), "invalid_body")
    command = _command(form, actor, await request.read())
    receipt = await request.app[SERVICES].revise_place(
        form.place_id, changes, form.revision, actor, command
    )
    response = redirect(f"/lieux/{form.place_id}")
    tell_saved(response, form.place_id, receipt.revision)
    return response


async def _show_again(request: web.Request, form: EditForm, refusal: Refused) -> web.Response:
    status = STATUS[type(refusal.plain())]
    if isinstance(refusal, Invalid):
        return _show(form.refused(refusal.reasons), status)
    if isinstance(refusal, Unavailable):
        return _show(form, status, AWAY)
    current = await request.app[SERVICES].show_place(form.place_id)
    merged = form.on_top_of(current.place, secrets.token_hex(16))
    return _show(merged, status, CHANGED_MEANWHILE)


def _show(form: EditForm, status: int = 200, message: str = "") -> web.Response:
    shown = orjson.dumps(form.shown).decode()
    told = {"form": form, "fields": FIELDS, "shown": shown, "message": message}
    return render_personal("edit.html", status, **told)


def _actor(request: web.Request) -> tuple[Actor, str]:
    """Who asks, and for which place. The directory judges again; this spares filling in in vain."""
    place_id = request.match_info["place_id"]
    actor = request.app[SESSIONS].actor(request, via="page")
    if actor.role != "operator" and place_id not in actor.place_ids:
        raise Forbidden("not_an_editor", "Ask for an edit link of this place.")
    return actor, place_id


async def _sent(request: web.Request) -> MultiMapping[str]:
    if request.content_type != "application/x-www-form-urlencoded":
        raise web.HTTPUnsupportedMediaType
    try:
        sent = await request.post()
    except (UnicodeDecodeError, LookupError, web.RequestPayloadError):
        raise web.HTTPBadRequest from None
    return sent  # type: ignore[return-value]  # urlencoded: never a file


def _command(form: EditForm, actor: Actor, body: bytes) -> Command:
    key = hashlib.sha256(f"{actor.person_id} {form.key}".encode()).hexdigest()
    asked = f"POST {form.place_id}\n".encode() + body
    return Command(key=key, fingerprint=hashlib.sha256(asked).hexdigest())
