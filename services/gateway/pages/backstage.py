"""Who may look behind the scenes: at what was sent to others, and at their answers."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from services.gateway.pages.editor import signed_in
from services.gateway.settings import SETTINGS, GatewaySettings
from services.wire.errors import Forbidden

FORWARDED = ("Forwarded", "X-Forwarded-For", "Via")


def may_look(listens_on: str, asked: str, is_proxied: bool, role: str) -> bool:
    """The operator may, and whoever sits at the very machine. ``asked`` is the Host header.

    Other sites whose name leads a browser to this machine ask for another host; a proxy on it may
    ask for ours, on behalf of anybody.
    """
    is_local = not is_proxied and _is_loopback(listens_on) and _is_loopback(_name(asked))
    return is_local or role == "operator"


def looks_behind(request: web.Request) -> bool:
    """Whether this request comes from somebody who may look."""
    settings = request.app[SETTINGS]
    return may_look(settings.host, request.host, _is_proxied(settings, request), _role(request))


def must_look_behind(request: web.Request) -> None:
    """For everybody else there is nothing here."""
    if not looks_behind(request):
        raise web.HTTPNotFound


def _is_proxied(settings: GatewaySettings, request: web.Request) -> bool:
    """Secure cookies are for https, which only a proxy before us can speak."""
    told = any(name in request.headers for name in FORWARDED)
    return told or settings.secure_cookies or settings.trusted_proxies > 0


def _role(request: web.Request) -> str:
    try:
        return signed_in(request).role
    except Forbidden:
        return ""


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
