"""The page where a structure keeps its listing true."""

from datetime import datetime

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.revision import Actor, PlaceChanges, Receipt
from services.gateway.asking import SERVICES
from services.gateway.pages.edit_fields import FIELDS
from services.gateway.pages.editing import EditForm, fresh_form, read_typed
from services.gateway.pages.editor import editor_of
from services.gateway.pages.flash import tell_once
from services.gateway.pages.forms import AWAY, FormKey, Revision, new_key, order_of, read_sent
from services.gateway.pages.kept_view import KeptView, kept_view
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import PARIS
from services.wire.errors import Conflict, Invalid, Refused, Unavailable
from services.wire.parse import parse

CHANGED_NOTHING = "Vous n'avez rien changé."
CHANGED_MEANWHILE = (
    "Quelqu'un d'autre a modifié cette fiche pendant que vous écriviez. Vos changements sont encore"
    " ici, sur la dernière version : vérifiez, puis enregistrez à nouveau."
)
LOOK_AT_YOUR_HOURS = (
    "Rien n'est encore enregistré : relisez ce que nous avons compris de vos horaires, puis"
    " enregistrez."
)
STATUS: dict[type[Refused], int] = {Invalid: 422, Conflict: 412, Unavailable: 503}


class Carried(BaseModel):
    """What the form carries from the page that showed it to the one that reads it."""

    model_config = ConfigDict(frozen=True)

    nom: str = Field(max_length=1000)
    revision: Revision
    key: FormKey
    shown: dict[str, tuple[str, ...]]


async def show_form(request: web.Request) -> web.Response:
    """The form, for who may fill it in."""
    place_id = request.match_info["place_id"]
    actor = editor_of(request, place_id)
    kept = await request.app[SERVICES].moderation.show_kept_place(place_id, actor)
    view = kept_view(kept, datetime.now(PARIS).date())
    return _show(fresh_form(kept.place, new_key()), actor, kept=view)


async def save_form(request: web.Request) -> web.Response:
    """Save what was changed, then show the place; or the form again with what stands in the way,
    or with what was understood of new hours.

    An editor who sends it has read it all: that confirms the listing, changed or not.
    """
    place_id = request.match_info["place_id"]
    actor = editor_of(request, place_id)
    form = read_form(place_id, await read_sent(request))
    if not (form.changes() or _confirms(actor)):
        return _show(form, actor, message=CHANGED_NOTHING)
    try:
        if form.has_hours_to_show_back():
            return await _show_back(request, form, actor)
        return await _save(request, form, actor)
    except (Invalid, Conflict, Unavailable) as refusal:
        return await _show_again(request, form, actor, refusal)


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
    typed = read_typed(sent)
    seen = sent.get("hours_seen", "").replace("\r\n", "\n").strip()
    return EditForm(place_id=place_id, typed=typed, hours_seen=seen, **dict(carried))


async def _show_back(request: web.Request, form: EditForm, actor: Actor) -> web.Response:
    read = await request.app[SERVICES].places.read_hours(form.hours)
    return _show(form.showing_back(read), actor, message=LOOK_AT_YOUR_HOURS)


async def _save(request: web.Request, form: EditForm, actor: Actor) -> web.Response:
    receipt = await _order(request, form, actor)
    path = f"/lieux/{form.place_id}"
    response = redirect(path)
    tell_once(response, path, _done(form, actor), receipt.revision)
    return response


def _done(form: EditForm, actor: Actor) -> str:
    if not form.changes():
        return "confirmed"
    return "saved_and_confirmed" if _confirms(actor) else "saved"


async def _order(request: web.Request, form: EditForm, actor: Actor) -> Receipt:
    places, order = request.app[SERVICES].places, await order_of(request, form.key, actor)
    if not form.changes():
        return await places.confirm_place(form.place_id, form.revision, order)
    changes = parse(PlaceChanges, form.changes(), "invalid_body")
    return await places.revise_place(
        form.place_id, changes, form.revision, order, confirm=_confirms(actor)
    )


def _confirms(actor: Actor) -> bool:
    """The operator corrects; whether a listing is right, its structure says."""
    return actor.role == "editor"


async def _show_again(
    request: web.Request, form: EditForm, actor: Actor, refusal: Refused
) -> web.Response:
    status = STATUS[type(refusal.plain())]
    if isinstance(refusal, Invalid):
        return _show(form.refused(refusal.reasons), actor, status)
    if isinstance(refusal, Unavailable):
        return _show(form, actor, status, AWAY)
    current = await request.app[SERVICES].places.show_place(form.place_id)
    return _show(form.on_top_of(current.place, new_key()), actor, status, CHANGED_MEANWHILE)


def _show(
    form: EditForm,
    actor: Actor,
    status: int = 200,
    message: str = "",
    kept: KeptView | None = None,
) -> web.Response:
    return render_personal(
        "edit.html",
        status,
        form=form,
        fields=FIELDS,
        shown=orjson.dumps(form.shown).decode(),
        confirms=_confirms(actor),
        message=message,
        kept=kept,
        keeps_others=len(actor.place_ids) > 1,
    )
