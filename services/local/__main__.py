"""Runs the whole product in one process, beside one mongod: ``python -m services.local`` (make
run).
"""

import os
import sys
from functools import partial

from services.gateway.app import create_app
from services.gateway.serving import PortTaken, serve
from services.gateway.settings import GatewaySettings
from services.local import demo, mongod
from services.local.claim import AlreadyRunning
from services.local.memory import share_arenas
from services.local.product import Product
from services.local.settings import LocalSettings, kept_secret, sending_settings
from services.wire import logs
from services.wire.garbage import collect_rarely
from services.wire.settings import read_settings


def main() -> int:
    """Serve until SIGTERM or Ctrl-C. Exits with 1 when somebody else has the folder or the port."""
    share_arenas()
    collect_rarely()
    settings = read_settings(LocalSettings)
    logs.configure("maillage", settings.log_form, settings.log_level)
    try:
        with mongod.claim(settings.var), _mongod(settings) as database:
            database.watch(partial(_end, "MongoDB"))
            _serve(settings, database.url)
    except (AlreadyRunning, mongod.NoMongod, PortTaken) as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    return 0


def _mongod(settings: LocalSettings) -> mongod.Mongod:
    _say(f"Starting MongoDB in {settings.var}/mongod …")
    return mongod.start(settings.var / "mongod")


def _serve(settings: LocalSettings, mongo_url: str) -> None:
    if settings.demo:
        secret = sending_settings(settings).secret.get_secret_value()
        target = demo.Target(mongo_url, mongo_url, secret, settings.var)
        demo.load_into_an_empty_directory(target, _say)
    product = Product(mongo_url, settings, _end)
    product.start()
    try:
        app = create_app(_gateway_settings(settings), product.caller_for)
        address = f"http://{settings.host}:{settings.port}"
        serve(app, settings.host, settings.port, partial(_tell_where, settings, address))
    finally:
        product.stop()
        _say("Stopped; everything is kept.")


def _end(part: str) -> None:
    """Without this part something would be left untold; the next start makes it good."""
    _say(f"{part} has ended unexpectedly, and so do we. Everything is kept: start again.")
    os._exit(1)


def _gateway_settings(settings: LocalSettings) -> GatewaySettings:
    return GatewaySettings(
        host=settings.host,
        port=settings.port,
        session_secret=kept_secret(settings.var, "session_secret"),
        secure_cookies=False,  # plain http on loopback
        rate_limit=settings.rate_limit,
        command_rate_limit=settings.command_rate_limit,
        proposal_rate_limit=settings.proposal_rate_limit,
    )


def _tell_where(settings: LocalSettings, address: str) -> None:
    (settings.var / "address").write_text(address)  # for the commands that print links
    _say(f"Maillage is at {address} (Ctrl-C ends it).")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
