"""Our own four processes, with the settings each reads."""

import json
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

from deploy.stack.options import Options
from deploy.stack.program import Program
from deploy.stack.secrets import Secrets, write_private
from deploy.stack.urls import Urls

SERVICES = ("directory", "notify", "search")
OURS = (*SERVICES, "gateway")

Environment = Mapping[str, str]


def service_programs(
    options: Options, ports: Mapping[str, int], urls: Urls, secrets: Secrets
) -> list[Program]:
    """The services, then the gateway. None is given what is another's."""
    own: Mapping[str, Environment] = {
        "directory": {"DIRECTORY_MONGO_URL": urls.directory_mongo},
        "notify": {
            "NOTIFY_MONGO_URL": urls.notify_mongo,
            "NOTIFY_PUBLIC_URL": urls.gateway,
            "NOTIFY_SECRET": secrets.contacts,
            **options.notify,
        },
        "search": {"SEARCH_INDEX_URL": urls.index},
        "gateway": _gateway(options, ports, secrets),
    }
    wire = _wire(options, urls)
    health = {name: {"WIRE_HEALTH_PORT": str(ports[name])} for name in SERVICES}
    return [
        Program(
            name, command_of(name), {**wire, **health.get(name, {}), **own[name]}, at_once=False
        )
        for name in OURS
    ]


def command_of(name: str) -> list[str]:
    """How a service is started, here and in the image."""
    return python(f"services.{name}")


def python(module: str, *arguments: str) -> list[str]:
    """A module of this project, run by the Python that runs us."""
    return [sys.executable, "-m", module, *arguments]


def write_environment_file(folder: Path, urls: Urls) -> None:
    """What commands beside a running stack read; a shell takes it in with ``set -a; . FILE``."""
    settings = {
        "WIRE_AMQP_URL": urls.amqp,
        "DIRECTORY_MONGO_URL": urls.directory_mongo,
        "NOTIFY_MONGO_URL": urls.notify_mongo,
        "NOTIFY_PUBLIC_URL": urls.gateway,
        "SEARCH_INDEX_URL": urls.index,
    }
    lines = [f"{name}={shlex.quote(value)}\n" for name, value in settings.items()]
    write_private(folder / "commands.env", "".join(lines))


def _wire(options: Options, urls: Urls) -> dict[str, str]:
    wire = {
        "WIRE_AMQP_URL": urls.amqp,
        "WIRE_LOG_FORM": "readable",
        "EVENTLET_NO_GREENDNS": "yes",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore::Warning:__main__",  # eventlet's, at each start
    }
    if options.retry_delays_ms:
        wire["WIRE_RETRY_DELAYS_MS"] = json.dumps(options.retry_delays_ms)
    return wire


def _gateway(options: Options, ports: Mapping[str, int], secrets: Secrets) -> dict[str, str]:
    gateway = {
        "GATEWAY_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(ports["gateway"]),
        "GATEWAY_SESSION_SECRET": secrets.session,
        "GATEWAY_SECURE_COOKIES": "false",  # plain http on loopback
    }
    if options.rate_limit:
        gateway["GATEWAY_RATE_LIMIT"] = options.rate_limit
        gateway["GATEWAY_COMMAND_RATE_LIMIT"] = options.rate_limit
        gateway["GATEWAY_PROPOSAL_RATE_LIMIT"] = options.rate_limit
    return gateway
