"""A signed session: the claims of a link that was opened, kept by its holder and by nobody else."""

from datetime import UTC, datetime

from aiohttp import web
from itsdangerous import BadData, URLSafeSerializer
from pydantic import ValidationError

from services.directory.contract.revision import Actor
from services.gateway.settings import GatewaySettings
from services.notify.contract.links import LinkClaims
from services.wire.errors import Forbidden

COOKIE = "maillage_session"
OPENS_A_SESSION = frozenset({"edit", "reminder"})
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class NotSignedIn(Forbidden):
    """Nobody signed in, or the session is over."""

    def __init__(self) -> None:
        super().__init__("not_signed_in", "Open your link again, then send its session.")


class OpensNoSession(Forbidden):
    """The link is good for something else, such as ending alerts."""

    def __init__(self) -> None:
        super().__init__(
            "link_opens_no_session", "This link lets nobody edit; ask for an edit link."
        )


class Sessions:
    """Makes sessions and reads them back."""

    def __init__(self, settings: GatewaySettings) -> None:
        secret = settings.session_secret.get_secret_value()
        self._serializer = URLSafeSerializer(secret, salt="maillage.session.v1")
        self._secure = settings.secure_cookies

    def make(self, claims: LinkClaims) -> str:
        """The session that these claims are good for. Raises OpensNoSession."""
        if claims.purpose not in OPENS_A_SESSION:
            raise OpensNoSession()
        return str(self._serializer.dumps(claims.model_dump(mode="json")))

    def actor(self, request: web.Request, via: str) -> Actor:
        """Who asks. Raises NotSignedIn, or Forbidden when another site makes the browser ask."""
        claims = self._claims(self._token(request))
        return Actor(
            person_id=claims.person_id,
            role=claims.role,
            place_ids=claims.place_ids,
            territories=claims.territories,
            via=via,
        )

    def anybody(self, request: web.Request, via: str) -> Actor:
        """Who asks, a resident when nobody is signed in. Raises Forbidden as ``actor``."""
        try:
            return self.actor(request, via)
        except NotSignedIn:
            return Actor(person_id="", role="resident", via=via)

    def hand_over(self, response: web.StreamResponse, claims: LinkClaims) -> None:
        """Let the browser keep the session until it is over."""
        response.set_cookie(
            COOKIE,
            self.make(claims),
            max_age=max(0, int((claims.expires_at - datetime.now(UTC)).total_seconds())),
            httponly=True,
            secure=self._secure,
            samesite="Strict",
        )

    def _token(self, request: web.Request) -> str:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return token.strip()
        if (kept := request.cookies.get(COOKIE)) is None:
            raise NotSignedIn()
        if request.method not in SAFE_METHODS:
            must_come_from_our_pages(request)
        return kept

    def _claims(self, token: str) -> LinkClaims:
        try:
            claims = LinkClaims.model_validate(self._serializer.loads(token))
        except (BadData, UnicodeError, ValidationError):  # forged, garbled, or of another version
            raise NotSignedIn() from None
        if claims.expires_at <= datetime.now(UTC):
            raise NotSignedIn()
        return claims


def has_credentials(request: web.Request) -> bool:
    """Whether the answer may be for one person only, so that it is never kept."""
    return "Authorization" in request.headers or COOKIE in request.cookies


def must_come_from_our_pages(request: web.Request) -> None:
    """Raise Forbidden when another site makes the browser send this."""
    site = request.headers.get("Sec-Fetch-Site", "")
    origin = request.headers.get("Origin", "")
    if site == "same-origin" or (not site and origin.partition("://")[2] == request.host):
        return
    raise Forbidden("cross_site", "Send this from Maillage's own pages, or with a Bearer session.")


SESSIONS = web.AppKey("sessions", Sessions)
