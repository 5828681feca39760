"""Where everything of one running stack answers, and the file that tells others."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from deploy.stack.control import control_socket
from deploy.stack.engine.node import http_port
from deploy.stack.secrets import Secrets, write_private

STACK_JSON = "stack.json"


@dataclass(frozen=True)
class Urls:
    """With users and passwords in them: for the services, the tests and this user's commands.

    ``mongo`` is the administrator's; ``engine`` is empty with the embedded index.
    """

    gateway: str
    amqp: str
    mongo: str
    directory_mongo: str
    notify_mongo: str
    engine: str
    index: str
    health: Mapping[str, str]


def urls_of(ports: Mapping[str, int], secrets: Secrets, embedded_index: bool) -> Urls:
    """The URLs of a stack on these ports."""
    engine = "" if embedded_index else _at(http_port(ports["engine"]))
    gateway = _at(ports["gateway"])
    health = {name: _at(ports[name]) for name in ("directory", "search", "notify")}
    return Urls(
        gateway=gateway,
        amqp=f"amqp://maillage:{secrets.amqp}@127.0.0.1:{ports['amqp']}/maillage",
        mongo=_mongo("admin", secrets.mongo_admin, ports["mongod"]),
        directory_mongo=_mongo("directory", secrets.directory, ports["mongod"]),
        notify_mongo=_mongo("notify", secrets.notify, ports["mongod"]),
        engine=engine,
        index=f"opensearch+{engine}" if engine else "tantivy://",
        health={**health, "gateway": gateway},
    )


def write_stack_json(folder: Path, urls: Urls, ports: Mapping[str, int], pid: int) -> None:
    """Tell others on this machine, of this user, where the stack is."""
    told: dict[str, Any] = {f"{name}_url": url for name, url in asdict(urls).items()}
    told["health_urls"] = told.pop("health_url")
    told |= {"ports": dict(ports), "supervisor_pid": pid}
    told["supervisor_socket"] = str(control_socket(folder))
    write_private(folder / STACK_JSON, json.dumps(told, indent=1) + "\n")


def earlier_ports(folder: Path) -> dict[str, int]:
    """The ports of the last start; none before the first."""
    try:
        ports: dict[str, int] = json.loads((folder / STACK_JSON).read_text())["ports"]
    except (OSError, ValueError, KeyError):
        return {}
    return ports


def _at(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def _mongo(user: str, password: str, port: int) -> str:
    """A user lives in the database of its own name."""
    return f"mongodb://{user}:{password}@127.0.0.1:{port}/{user}"
