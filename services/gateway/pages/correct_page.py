"""The pages where anybody says what is wrong in a listing: which section, then what is right."""

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.corrections import Proposal
from services.gateway.asking import SERVICES
from services.gateway.commands import Order
from services.gateway.follow_ups import correction_id_of, follow_up_of
from services.gateway.limiting import LIMITS, TooManyProposals
from services.gateway.pages.forms import AWAY, FormKey, command_of, new_key, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.section_fields import BY_SLUG, SECTIONS
from services.gateway.pages.section_form import SectionForm, form_of, read_form
from services.gateway.reading import read_query
from services.gateway.sessions import SESSIONS, must_come_from_our_pages
from services.wire.errors import Conflict, Invalid, Refused, Unavailable
from services.wire.parse import parse

NOTHING = "Rien n'est encore envoyé : changez ce qui est faux, ou dites-le en remarque."
ENOUGH = "Beaucoup de corrections attendent déjà pour ce lieu. Réessayez dans quelques jours."


ENOUGH_TODAY = (
    "Beaucoup de corrections sont venues de votre réseau aujourd'hui. Réessayez demain, ou ouvrez"
    " d'abord le lien de votre structure."
)
_TOLD = {
    "too_many_corrections": (409, ENOUGH),
    "too_many_requests": (429, ENOUGH_TODAY),
    "nothing_proposed": (422, NOTHING),
}


class CorrectQuery(BaseModel):
    """Which section is meant."""

    model_config = ConfigDict(frozen=True)

    section: str = Field("", max_length=30)


class Carried(BaseModel):
    """What the form carries from the page that showed it to the one that reads it."""

    model_config = ConfigDict(frozen=True)

    section: str = Field(max_length=30)
    nom: str = Field(max_length=1000)
    key: FormKey
    shown: dict[str, tuple[str, ...]]


async def show_form(request: web.Request) -> web.Response:
    """First the section, then its form with what the listing says."""
    asked = read_query(CorrectQuery, request.query).section
    shown = await request.app[SERVICES].places.show_place(request.match_info["place_id"])
    place = shown.place
    if (words := BY_SLUG.get(asked)) is None:
        return render_personal("correct.html", place=place, sections=SECTIONS)
    return _show(place.place_id, place.nom, form_of(words, place, {}), new_key())


async def send_form(request: web.Request) -> web.Response:
    """Keep what was proposed, then show where it is followed; or the form again."""
    must_come_from_our_pages(request)
    place_id, sent = request.match_info["place_id"], await read_sent(request)
    carried = _carried(sent)
    form = read_form(BY_SLUG[carried.section], carried.shown, sent)
    try:
        return redirect(f"/corrections/{await _propose(request, carried.key, form)}")
    except (Invalid, Conflict, TooManyProposals, Unavailable) as refusal:
        return _show_again(place_id, carried, form, refusal)


async def _propose(request: web.Request, key: str, form: SectionForm) -> str:
    actor = request.app[SESSIONS].anybody(request, via="page")
    said = {"section": form.words.section, "changes": form.changes(), "remark": form.remark}
    proposal = parse(Proposal, said, "invalid_body")
    command = await command_of(request, key, actor.person_id)
    follow_up = follow_up_of(request, command)
    order = Order(actor, command.model_copy(update={"key": correction_id_of(follow_up)}))
    request.app[LIMITS].take_proposal(request, actor)
    place_id = request.match_info["place_id"]
    await request.app[SERVICES].corrections.propose_correction(place_id, proposal, order)
    return follow_up


def _carried(sent: MultiMapping[str]) -> Carried:
    """Raises Invalid for a form that our page did not make."""
    try:
        shown = orjson.loads(sent.get("shown", ""))
    except orjson.JSONDecodeError:
        shown = None
    given = {name: sent.get(name) for name in ("section", "nom", "key")}
    carried = parse(Carried, {**given, "shown": shown}, "invalid_form")
    if carried.section not in BY_SLUG:
        raise Invalid("invalid_form", "There is no such section.")
    return carried


def _show_again(
    place_id: str, carried: Carried, form: SectionForm, refusal: Refused
) -> web.Response:
    otherwise = (503, AWAY) if isinstance(refusal, Unavailable) else None
    if told := _TOLD.get(refusal.code, otherwise):
        return _show(place_id, carried.nom, form, carried.key, *told)
    if (refused := form.refused(refusal.reasons)).errors:
        return _show(place_id, carried.nom, refused, carried.key, 422)
    raise refusal


def _show(
    place_id: str, nom: str, form: SectionForm, key: str, status: int = 200, message: str = ""
) -> web.Response:
    return render_personal(
        "correct_section.html",
        status,
        place_id=place_id,
        nom=nom,
        form=form,
        key=key,
        shown=orjson.dumps(form.shown).decode(),
        message=message,
    )
