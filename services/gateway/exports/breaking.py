"""A file that cannot be finished must not look as if it were whole."""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

_AT_ONCE = struct.pack("ii", 1, 0)  # linger, for no time


@contextmanager
def whole_or_broken(request: web.Request) -> Iterator[None]:
    """Breaks the connection if what is sent in here was not sent to its end.

    The failure goes on, to be logged and counted by its status; the answer that is made of it
    finds nobody. Only that whoever asked has left is no failure.
    """
    try:
        yield
    except ConnectionError:
        _break(request.transport)
    except BaseException:
        _break(request.transport)
        raise


def _break(transport: asyncio.Transport | None) -> None:
    """With RST, not FIN: to HTTP/1.0, the proxies' own, a mere end is the end of the file."""
    if transport is None:
        return
    if (connection := transport.get_extra_info("socket")) is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
    transport.abort()
