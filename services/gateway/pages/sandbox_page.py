"""The sandbox's inbox: what would have been sent, and answering it as who would have got it."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from services.gateway.asking import SERVICES
from services.gateway.asking_notify import Meaning
from services.gateway.pages.backstage import must_look_behind
from services.gateway.pages.forms import FormKey, new_key, read_sent
from services.gateway.pages.render import redirect, render_personal
from services.gateway.pages.words import moment, phone
from services.gateway.reading import read_query
from services.gateway.sessions import must_come_from_our_pages
from services.wire.parse import parse

INBOX = "/bac-a-sable"
UNDERSTOOD: dict[Meaning, str] = {
    "confirmed": "Réponse comprise : la fiche est confirmée.",
    "stopped": "Réponse comprise : plus rien ne sera envoyé à cette adresse.",
    "started": "Réponse comprise : les envois peuvent reprendre.",
    "waiting": "Aucune règle ne comprend cette réponse : elle attend une personne, dans"
    " « Réponses en attente ».",
    "nothing": "Réponse reçue : elle ne confirme et n'arrête rien.",
}


class SandboxQuery(BaseModel):
    """What notify made of the answer that was just given."""

    model_config = ConfigDict(frozen=True)

    compris: Meaning | None = None


class Reply(BaseModel):
    """An answer to a message."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(min_length=1, max_length=1000)
    key: FormKey


async def show_inbox(request: web.Request) -> web.Response:
    """The last messages, newest first."""
    must_look_behind(request)
    query = read_query(SandboxQuery, request.query)
    inbox = await request.app[SERVICES].notify.sandbox_inbox()
    return render_personal(
        "sandbox.html",
        inbox=inbox,
        moment=moment,
        phone=phone,
        keys={each.message_id: new_key() for each in inbox.messages},
        told=UNDERSTOOD[query.compris] if query.compris else "",
    )


async def reply(request: web.Request) -> web.Response:
    """Answer a message as who got it, then show what was understood."""
    must_look_behind(request)
    must_come_from_our_pages(request)
    message_id = request.match_info["message_id"]
    sent = parse(Reply, dict(await read_sent(request)), "invalid_form")
    understood = await request.app[SERVICES].notify.sandbox_reply(message_id, sent.text, sent.key)
    return redirect(f"{INBOX}?compris={understood.meaning}")
