"""Free ports on loopback, the same from one start to the next as long as nobody takes them."""

import random
import socket
from collections.abc import Iterable, Mapping

from deploy.stack.engine.node import taken_port
from deploy.stack.options import GATEWAY_PORT

# Below the kernel's ephemeral ports: while a killed server is down, a client that tries again there
# could be given the server's own port as its source, connect to itself, and keep the server out.
FIRST, LAST = 20_000, 31_999
ENGINE_BASES = range(3_000, 9_000)

NAMES = ("epmd", "distribution", "amqp", "mongod", "directory", "search", "notify")
"""Those any free port will do for; ``engine`` and ``gateway`` have rules of their own."""

Ports = Mapping[str, int]


def pick(wanted_gateway: int, earlier: Ports) -> dict[str, int]:
    """A free port for each name, the earlier one where possible."""
    ports = {"engine": _engine_base(earlier.get("engine", 0))}
    ports["gateway"] = _gateway(wanted_gateway, earlier.get("gateway", 0))
    for name in NAMES:
        candidates = [earlier.get(name, 0), *random.sample(range(FIRST, LAST + 1), 200)]
        ports[name] = _first_free(candidates, set(ports.values()))
    return ports


def is_free(port: int) -> bool:
    """Whether a server could listen on it now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _gateway(wanted: int, earlier: int) -> int:
    if not wanted:
        return _first_free([earlier, *random.sample(range(FIRST, LAST + 1), 200)], ())
    return _first_free(range(wanted, wanted + 100), ())


def _engine_base(earlier: int) -> int:
    candidates = [earlier, *random.sample(ENGINE_BASES, 200)]
    return next(
        base for base in candidates if base and base != GATEWAY_PORT and taken_port(base) is None
    )


def _first_free(candidates: Iterable[int], taken: Iterable[int]) -> int:
    taken = set(taken)
    return next(port for port in candidates if port and port not in taken and is_free(port))
