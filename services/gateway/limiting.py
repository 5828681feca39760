"""How much one address may ask: counted in memory, told with 429, never logged."""

from ipaddress import ip_address, ip_network

from aiohttp import web
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

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
        if not self._limiter.hit(limit, "read" if is_read else "command", self._address(request)):
            raise TooManyRequests()
        return await handler(request)

    def _address(self, request: web.Request) -> str:
        """The client's address: as our own proxies tell it, else the peer's."""
        told = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        if self._trusted_proxies and len(told) >= self._trusted_proxies:
            return _counted(told[-self._trusted_proxies].strip())
        return _counted(request.remote or "")


def _counted(address: str) -> str:
    """The address; of IPv6 the network of 64 bits, which is what one household or server has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ip_network((int(parsed), 64), strict=False))
