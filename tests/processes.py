"""The embedded product as a process of its own, for journeys, the browser and the fault tests."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

START_S = 60


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Embedded:
    """``make run`` on a folder of the test's own; ``start`` again after ``kill9`` or ``stop``."""

    def __init__(self, var: Path, *, demo: bool = True, **settings: str) -> None:
        self.var = var
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = var / "product.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            "MAILLAGE_VAR": str(var),
            "MAILLAGE_PORT": str(self.port),
            "MAILLAGE_DEMO": "true" if demo else "false",
            "MAILLAGE_RATE_LIMIT": "1000000/minute",
            "MAILLAGE_COMMAND_RATE_LIMIT": "1000000/minute",
            "MAILLAGE_PROPOSAL_RATE_LIMIT": "1000000/minute",
            "NOTIFY_PUBLIC_URL": self.url,
            **settings,
        }
        var.mkdir(parents=True, exist_ok=True)

    @property
    def pid(self) -> int:
        """The one Python process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> "Embedded":
        """Return once it serves. Raises with its log when it ends or does not come up."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "services.local"],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until_ready(self.url, START_S, self._process, self.log)
        return self

    def kill9(self) -> None:
        """As the machine would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """As Ctrl-C; its exit code. Harmless when it has ended."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(60)


def wait_until_ready(url: str, seconds: float, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask until searches are answered."""
    deadline = time.monotonic() + seconds
    while not _answers(url):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"it does not come up: {log.read_text()[-3000:]}")
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/api/v1/places?limit=1", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False
