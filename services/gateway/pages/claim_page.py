"""The page where a structure asks for the edit link of its own listing."""

from dataclasses import dataclass

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.directory.contract.place import PlaceSnapshot
from services.gateway.asking import SERVICES
from services.gateway.pages.backstage import looks_behind
from services.gateway.pages.forms import FormKey, command_of, new_key, read_sent
from services.gateway.pages.render import render_personal
from services.gateway.pages.said import mail_link
from services.gateway.pages.words import is_mobile, phone
from services.gateway.sessions import must_come_from_our_pages
from services.notify.contract.subscriptions import Channel
from services.wire.parse import parse


class ClaimForm(BaseModel):
    """Which contact was chosen."""

    model_config = ConfigDict(frozen=True)

    channel: Channel
    key: FormKey


@dataclass(frozen=True)
class Published:
    """A contact that the listing publishes, and the way to it."""

    channel: Channel
    address: str


async def show_contacts(request: web.Request) -> web.Response:
    """Where the link could go: only to a contact that is published already."""
    shown = await request.app[SERVICES].places.show_place(request.match_info["place_id"])
    contacts = published(shown.place)
    return render_personal("claim.html", place=shown.place, contacts=contacts, key=new_key())


async def send_claim(request: web.Request) -> web.Response:
    """Have the link sent. No redirect: the same form again sends nothing and is told the same."""
    must_come_from_our_pages(request)
    place_id = request.match_info["place_id"]
    form = parse(ClaimForm, dict(await read_sent(request)), "invalid_form")
    command = await command_of(request, form.key)
    sent = await request.app[SERVICES].places.request_claim(place_id, form.channel, command)
    to = phone(sent.sent_to) if sent.channel == "sms" else sent.sent_to
    return render_personal(
        "claim_sent.html", place_id=place_id, to=to, sandbox=looks_behind(request)
    )


def published(place: PlaceSnapshot) -> tuple[Published, ...]:
    """The first e-mail and the telephone, when a link can be sent there. Pure."""
    emails = [each for each in place.courriels[:1] if mail_link(each)]
    mobiles = [phone(place.telephone)] if is_mobile(place.telephone) else []
    return (
        *(Published("email", each) for each in emails),
        *(Published("sms", each) for each in mobiles),
    )
