"""How much one address may ask: counted in memory, told with 429, never logged."""

from aiohttp import web
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from services.gateway.addresses import address_of, household
from services.gateway.route import Handler
from services.gateway.sessions import SAFE_METHODS
from services.gateway.settings import GatewaySettings
from services.wire.errors import Forbidden


class TooManyRequests(Forbidden):
    """This address asked for more than its share."""

    def __init__(self) -> None:
        super().__init__("too_many_requests", "Too many requests from your address; wait a little.")


class RateLimits:
    """Counts reads and commands apart, for each address."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._reads: RateLimitItem = parse(settings.rate_limit)
        self._commands: RateLimitItem = parse(settings.command_rate_limit)
        self._trusted_proxies = settings.trusted_proxies

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Raises TooManyRequests past the limit."""
        is_read = request.method in SAFE_METHODS
        limit = self._reads if is_read else self._commands
        who = household(address_of(request, self._trusted_proxies))
        if not self._limiter.hit(limit, "read" if is_read else "command", who):
            raise TooManyRequests()
        return await handler(request)
