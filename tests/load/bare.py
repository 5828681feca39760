"""What everything is compared with: ``python -m tests.load.bare PORT``, aiohttp with one answer."""

import sys

import uvloop
from aiohttp import web

BODY = b'{"places":"' + b"m" * (10 * 1024 - 13) + b'"}'


async def answer(request: web.Request) -> web.Response:
    """10 KB of JSON."""
    return web.Response(body=BODY, content_type="application/json")


def main(port: int) -> None:
    """Serve until SIGTERM."""
    app = web.Application()
    app.router.add_get("/", answer)
    uvloop.install()
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main(int(sys.argv[1]))
