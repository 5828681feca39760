"""The pages where a structure announces a workshop, and says what has changed of it."""

from dataclasses import replace

from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopReceipt
from services.gateway.asking import SERVICES
from services.gateway.pages.editor import editor_of, signed_in, workshop_to_change
from services.gateway.pages.flash import tell_once
from services.gateway.pages.forms import AWAY, FormKey, Revision, new_key, order_of, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.workshop_fields import FIELDS
from services.gateway.pages.workshop_form import WorkshopForm, form_of, read_texts
from services.wire.errors import Conflict, Invalid, Refused, Unavailable
from services.wire.parse import parse

CHANGED_MEANWHILE = (
    "Quelqu'un d'autre a modifié cet atelier pendant que vous écriviez. Ce que vous avez écrit est"
    " encore ici ; pour repartir de la dernière version, rouvrez la page de modification."
)
SENT_BEFORE = (
    "Un premier envoi de ce formulaire est peut-être déjà enregistré : regardez les ateliers"
    " de la fiche avant de l'envoyer à nouveau."
)
STATUS: dict[type[Refused], int] = {Invalid: 422, Conflict: 412, Unavailable: 503}


class CarriedNew(BaseModel):
    """What the form of a new workshop carries."""

    model_config = ConfigDict(frozen=True)

    nom: str = Field(max_length=1000)
    code_postal: str = Field(max_length=20)
    key: FormKey


class Carried(CarriedNew):
    """What the form of an announced workshop carries."""

    place_id: str = Field(min_length=1, max_length=100)
    revision: Revision
    days: int = Field(ge=0, le=31)


async def show_new(request: web.Request) -> web.Response:
    """An empty form, for who may announce at this place."""
    place_id = request.match_info["place_id"]
    editor_of(request, place_id)
    shown = await request.app[SERVICES].places.show_place(place_id)
    return _show(WorkshopForm(place_id, shown.place.nom, shown.place.code_postal, new_key()))


async def announce(request: web.Request) -> web.Response:
    """Announce it, then show it; or the form again with what stands in the way."""
    place_id = request.match_info["place_id"]
    actor, sent = editor_of(request, place_id), await read_sent(request)
    carried = parse(CarriedNew, _given(CarriedNew, sent), "invalid_form")
    form = _typed(WorkshopForm(place_id, **dict(carried)), sent)
    return await _carry_out(request, form, actor)


async def show_announced(request: web.Request) -> web.Response:
    """The form with what is announced, for who may change it."""
    shown = await workshop_to_change(request)
    if shown.cancelled:
        return redirect(f"/ateliers/{shown.workshop.workshop_id}")
    return _show(form_of(shown.workshop, new_key()))


async def announce_again(request: web.Request) -> web.Response:
    """Announce it as it is now. The directory judges whether they may: it knows the place."""
    actor, sent = signed_in(request), await read_sent(request)
    carried = parse(Carried, _given(Carried, sent), "invalid_form")
    workshop_id = request.match_info["workshop_id"]
    form = _typed(WorkshopForm(workshop_id=workshop_id, **dict(carried)), sent)
    return await _carry_out(request, form, actor)


async def _carry_out(request: web.Request, form: WorkshopForm, actor: Actor) -> web.Response:
    try:
        receipt = await _order(request, form, actor)
    except (Invalid, Conflict, Unavailable) as refusal:
        return _show_again(form, refusal)
    path = f"/ateliers/{receipt.workshop_id}"
    response = redirect(path)
    tell_once(response, path, "changed" if form.workshop_id else "announced", receipt.revision)
    return response


async def _order(request: web.Request, form: WorkshopForm, actor: Actor) -> WorkshopReceipt:
    draft, order = form.draft(), await order_of(request, form.key, actor)
    workshops = request.app[SERVICES].workshops
    if form.workshop_id:
        return await workshops.revise_workshop(form.workshop_id, draft, form.revision, order)
    return await workshops.publish_workshop(form.place_id, draft, order)


def _show_again(form: WorkshopForm, refusal: Refused) -> web.Response:
    status = STATUS[type(refusal.plain())]
    if isinstance(refusal, Invalid):
        refused = form.refused(refusal.reasons)
        if not refused.errors:
            raise refusal
        return _show(refused, status)
    if isinstance(refusal, Unavailable):
        return _show(form, status, AWAY)
    told = CHANGED_MEANWHILE if refusal.code == "changed_meanwhile" else SENT_BEFORE
    return _show(replace(form, key=new_key()), status, told)


def _show(form: WorkshopForm, status: int = 200, message: str = "") -> web.Response:
    return render_personal("workshop_form.html", status, form=form, fields=FIELDS, message=message)


def _given(model: type[BaseModel], sent: MultiMapping[str]) -> dict[str, str]:
    return {name: sent[name] for name in model.model_fields if name in sent}


def _typed(form: WorkshopForm, sent: MultiMapping[str]) -> WorkshopForm:
    return replace(form, typed=read_texts(sent), publics=tuple(sent.getall("publics", [])))
