"""Workshop alerts in the API."""

from aiohttp import web
from pydantic import BaseModel, ConfigDict

from services.gateway.answering import json_response
from services.gateway.asking import SERVICES
from services.gateway.consent import consent
from services.gateway.reading import read_body
from services.notify.contract.subscriptions import AlertRequest


class AlertAsked(BaseModel):
    """Always the same: nobody learns from it whether an address is known."""

    model_config = ConfigDict(frozen=True)


async def ask_for_alerts(request: web.Request) -> web.Response:
    """Have a link sent to the address; the alerts begin when it is used."""
    asked = await read_body(AlertRequest, request)
    await request.app[SERVICES].notify.subscribe(asked, consent(request, page="api"))
    return json_response(AlertAsked().model_dump(), status=202)
