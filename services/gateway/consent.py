"""What somebody agrees to who leaves an address. Another sentence is another wording."""

import hmac

from aiohttp import web

from services.gateway.addresses import address_of, household, neighbourhood
from services.gateway.settings import SETTINGS
from services.notify.contract.subscriptions import Consent

WORDING = "alertes-1"
CORRECTIONS = "corrections-1"
TELL_ME = (
    "J'accepte que Maillage m'écrive une seule fois, quand cette correction sera examinée. Mes"
    " coordonnées ne servent qu'à cela, ne sont montrées à personne, et sont effacées ensuite."
)
SENTENCE = (
    "En envoyant ce formulaire, j'accepte de recevoir les annonces des ateliers que j'ai choisis,"
    " par le moyen que j'ai choisi. Mes coordonnées ne servent qu'à cela et ne sont montrées à"
    " personne. J'arrête quand je veux : en répondant STOP, ou par le lien de chaque message."
)


def consent(request: web.Request, page: str, wording: str = WORDING) -> Consent:
    """Where it was given, and from which network: too coarse to name anybody."""
    settings = request.app[SETTINGS]
    address = address_of(request, settings.trusted_proxies)
    return Consent(
        page=page,
        wording=wording,
        network=neighbourhood(address),
        asked_from=_hidden(household(address), settings.session_secret.get_secret_value()),
    )


def _hidden(address: str, secret: str) -> str:
    """The same for the same address, and of no other use."""
    return hmac.new(secret.encode(), f"asked from {address}".encode(), "sha256").hexdigest()
