"""What somebody agrees to when asking for alerts. Another sentence is another wording."""

from aiohttp import web

from services.gateway.addresses import address_of, neighbourhood
from services.gateway.settings import SETTINGS
from services.notify.contract.subscriptions import Consent

WORDING = "alertes-1"
SENTENCE = (
    "En envoyant ce formulaire, j'accepte de recevoir les annonces des ateliers que j'ai choisis,"
    " par le moyen que j'ai choisi. Mes coordonnées ne servent qu'à cela et ne sont montrées à"
    " personne. J'arrête quand je veux : en répondant STOP, ou par le lien de chaque message."
)


def consent(request: web.Request, page: str) -> Consent:
    """Where it was given, and from which network: too coarse to name anybody."""
    address = address_of(request, request.app[SETTINGS].trusted_proxies)
    return Consent(page=page, wording=WORDING, network=neighbourhood(address))
