"""The pages that ask to be told of workshops: where, then how, then « presque fini »."""

from typing import get_args

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.vocabulary import Service
from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.consent import SENTENCE, consent
from services.gateway.pages.alert_form import (
    CHANNELS,
    FIELDS,
    RADII,
    AlertForm,
    form_around,
    read_form,
)
from services.gateway.pages.backstage import looks_behind
from services.gateway.pages.forms import AWAY, read_sent
from services.gateway.pages.render import page, redirect, render_personal
from services.gateway.reading import read_query
from services.gateway.sessions import must_come_from_our_pages
from services.wire.errors import Invalid, Unavailable

ALMOST_DONE = "/alertes/presque-fini"


class AlertQuery(BaseModel):
    """Around which commune: its name or its postcode."""

    model_config = ConfigDict(frozen=True)

    commune: str = Field("", max_length=100)


async def show_form(request: web.Request) -> Answer:
    """First where, then the rest for the communes that this may mean."""
    asked = read_query(AlertQuery, request.query).commune
    if not asked:
        return page("alert_where.html", asked="", found=True)
    found = await request.app[SERVICES].places.find_communes(asked)
    if not found.communes:
        return page("alert_where.html", asked=asked, found=False)
    return page("alert.html", **_told(form_around(asked, found.communes)))


async def send_form(request: web.Request) -> web.Response:
    """Have the link sent; or the form again with what stands in the way."""
    must_come_from_our_pages(request)
    form = read_form(await read_sent(request))
    try:
        wanted = form.request()
        await request.app[SERVICES].notify.subscribe(wanted, consent(request, page="alertes"))
    except Invalid as refusal:
        return _refused(form, refusal)
    except Unavailable:
        return render_personal("alert.html", 503, **_told(form, AWAY))
    return redirect(ALMOST_DONE)


async def almost_done(request: web.Request) -> web.Response:
    """The same whatever was sent: nobody learns from it whether an address is known."""
    return render_personal("alert_almost.html", sandbox=looks_behind(request))


def _refused(form: AlertForm, refusal: Invalid) -> web.Response:
    refused = form.refused(refusal.reasons)
    if not refused.errors:
        raise refusal
    return render_personal("alert.html", 422, **_told(refused))


def _told(form: AlertForm, message: str = "") -> dict[str, object]:
    return {
        "form": form,
        "fields": FIELDS,
        "channels": CHANNELS,
        "radii": RADII,
        "themes": get_args(Service),
        "sentence": SENTENCE,
        "message": message,
    }
