"""Serving the application until SIGTERM or Ctrl-C, then letting what is under way finish."""

import asyncio
import errno
import signal
from collections.abc import Callable

import uvloop
from aiohttp import web

# Every list of a search at its longest, percent-encoded; aiohttp's own limit answers a bare 400.
LONGEST_ADDRESS = 160 * 1024
FINISH_WITHIN_S = 10.0


class PortTaken(Exception):
    """Somebody else listens on the port; the message says what to do."""


def serve(
    app: web.Application, host: str, port: int, on_listening: Callable[[], None] = lambda: None
) -> None:
    """Return when asked to stop. Raises PortTaken."""
    uvloop.run(_serve(app, host, port, on_listening))


async def _serve(
    app: web.Application, host: str, port: int, on_listening: Callable[[], None]
) -> None:
    runner = web.AppRunner(
        app, access_log=None, max_line_size=LONGEST_ADDRESS, shutdown_timeout=FINISH_WITHIN_S
    )
    await runner.setup()
    try:
        await _listen(runner, host, port)
        on_listening()
        await _asked_to_stop()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as reason:
        if reason.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(
            f"Port {port} of {host} is taken: stop who has it, or use another."
        ) from None


async def _asked_to_stop() -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
