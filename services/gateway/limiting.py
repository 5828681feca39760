"""How much one address may ask: counted in memory, told with 429, never logged."""

import time
from collections import Counter
from collections.abc import Callable

from aiohttp import web
from limits import RateLimitItem, parse

from services.directory.contract.revision import Actor
from services.gateway.addresses import address_of, household
from services.gateway.route import Handler
from services.gateway.sessions import SAFE_METHODS
from services.gateway.settings import GatewaySettings
from services.wire.errors import Forbidden


class TooManyRequests(Forbidden):
    """This address asked for more than its share."""

    def __init__(self) -> None:
        super().__init__("too_many_requests", "Too many requests from your address; wait a little.")


class TooManyProposals(Forbidden):
    """Whom nobody knows has proposed their network's share of corrections for today."""

    def __init__(self) -> None:
        tomorrow = "Many corrections came from your network today; try tomorrow, or sign in."
        super().__init__("too_many_requests", tomorrow)


class Share:
    """How often each address may do something in one window, all windows beginning together.

    The storages of ``limits`` look through all addresses again and again, the synchronous one in a
    thread that it starts a hundred times a second: a third of the time of a hot answer.
    """

    def __init__(self, limit: RateLimitItem, clock: Callable[[], float]) -> None:
        self._most = limit.amount
        self._window_s = limit.get_expiry()
        self._clock = clock
        self._window = 0
        self._counts: Counter[str] = Counter()

    def is_left(self, who: str) -> bool:
        """Takes one, if there is one."""
        window = int(self._clock() // self._window_s)
        if window != self._window:
            self._window = window
            self._counts.clear()
        self._counts[who] += 1
        return self._counts[who] <= self._most


class RateLimits:
    """Counts reads and commands apart, for each address; and corrections that are proposed without
    signing in, which others have to read.
    """

    def __init__(self, settings: GatewaySettings, clock: Callable[[], float] = time.time) -> None:
        self._reads = Share(parse(settings.rate_limit), clock)
        self._commands = Share(parse(settings.command_rate_limit), clock)
        self._proposals = Share(parse(settings.proposal_rate_limit), clock)
        self._trusted_proxies = settings.trusted_proxies

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Raises TooManyRequests past the limit."""
        share = self._reads if request.method in SAFE_METHODS else self._commands
        if not share.is_left(self._who(request)):
            raise TooManyRequests()
        return await handler(request)

    def take_proposal(self, request: web.Request, actor: Actor) -> None:
        """Who is signed in needs no share. Raises TooManyProposals past it."""
        if not actor.person_id and not self._proposals.is_left(self._who(request)):
            raise TooManyProposals()

    def _who(self, request: web.Request) -> str:
        return household(address_of(request, self._trusted_proxies))


LIMITS = web.AppKey("limits", RateLimits)
