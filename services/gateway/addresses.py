"""Where a request comes from, never finer than what it is used for needs."""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from aiohttp import web

HOUSEHOLD = {4: 32, 6: 64}
NEIGHBOURHOOD = {4: 24, 6: 48}
KNOWN = 1024
"""Addresses read lately: whoever asks once asks again, and reading costs more than an answer."""


def address_of(request: web.Request, trusted_proxies: int) -> str:
    """The client's address: as our own proxies tell it, else the peer's."""
    told = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
    if trusted_proxies and len(told) >= trusted_proxies:
        return told[-trusted_proxies].strip()
    return request.remote or ""


@lru_cache(KNOWN)
def household(address: str) -> str:
    """The address; of IPv6 the network of 64 bits, which is what one household or server has."""
    parsed = _parsed(address)
    return _network(parsed, HOUSEHOLD).removesuffix("/32") if parsed else address


def neighbourhood(address: str) -> str:
    """The network it belongs to, too coarse to name anybody; empty for what is no address."""
    parsed = _parsed(address)
    return _network(parsed, NEIGHBOURHOOD) if parsed else ""


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return (parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else parsed


def _network(address: IPv4Address | IPv6Address, bits: dict[int, int]) -> str:
    network = IPv4Network if address.version == 4 else IPv6Network
    return str(network((int(address), bits[address.version]), strict=False))
