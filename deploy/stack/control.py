"""What a running supervisord is asked, by its unix socket."""

from pathlib import Path
from typing import Any, cast
from xmlrpc.client import ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from services.local.mongod_files import socket_path


def control_socket(folder: Path) -> Path:
    """Where supervisord is asked. supervisord binds a slightly longer name first."""
    return socket_path(folder).with_name("control")


class Supervisor:
    """What supervisord knows and does. Raises OSError while it does not answer."""

    def __init__(self, control: Path) -> None:
        self._url = f"unix://{control}"

    def processes(self) -> dict[str, dict[str, Any]]:
        """Each process by its name: statename, pid, exitstatus and more."""
        told = cast(list[dict[str, Any]], self._ask("getAllProcessInfo"))
        return {process["name"]: process for process in told}

    def start(self, name: str) -> None:
        """Start one and return at once."""
        self._ask("startProcess", name, False)

    def stop(self, name: str) -> None:
        """Return when it has ended."""
        self._ask("stopProcess", name, True)

    def _ask(self, method: str, *arguments: Any) -> Any:
        # A connection of its own for each question: the client's is not for several threads.
        transport = SupervisorTransport(None, None, self._url)
        with ServerProxy("http://127.0.0.1", transport=transport) as proxy:
            return getattr(proxy.supervisor, method)(*arguments)
