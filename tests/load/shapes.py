"""The shapes a bench starts. They differ in how they start, and in what commands need to know."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from tests.load.api import BenchFailed, answers, free_port

UNLIMITED = "10000000/second"
STOP_S = 150
COMMON = {
    "MAILLAGE_DEMO": "false",
    "MAILLAGE_RATE_LIMIT": UNLIMITED,
    "MAILLAGE_COMMAND_RATE_LIMIT": UNLIMITED,
    "MAILLAGE_PROPOSAL_RATE_LIMIT": UNLIMITED,
    "GATEWAY_RATE_LIMIT": UNLIMITED,
    "GATEWAY_COMMAND_RATE_LIMIT": UNLIMITED,
    "GATEWAY_PROPOSAL_RATE_LIMIT": UNLIMITED,
    "EVENTLET_NO_GREENDNS": "yes",
}


class Shape:
    """The product, all of it below one process; everything it keeps is in ``var``."""

    name = ""
    ready_within_s = 60

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process above all others of the product."""
        assert self._process, "not started"
        return self._process.pid

    def command(self) -> list[str]:
        """What starts it."""
        raise NotImplementedError

    @property
    def engine_port(self) -> int | None:
        """That of its search engine; None where that is in the product's own process."""
        return None

    def commands_need(self) -> Mapping[str, str]:
        """The environment of commands beside it, once it runs."""
        return {**os.environ, "MAILLAGE_VAR": str(self.var)}

    def start(self) -> float:
        """Seconds until it says that it is ready.

        Raises TimeoutError, or BenchFailed if it ends.
        """
        self.var.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, **COMMON, "MAILLAGE_VAR": str(self.var)}
        environment["MAILLAGE_PORT"] = str(self.port)
        started = time.monotonic()
        with (self.var / "product.log").open("ab") as log:
            self._process = subprocess.Popen(
                self.command(), env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        while not answers(self.port, "/health/ready"):
            self._must_come_up(started)
            time.sleep(0.1)  # each look takes time from what it waits for
        return time.monotonic() - started

    def rebuild(self, places: int) -> float:
        """Seconds for filling the index with all places. Raises BenchFailed if it was not."""
        raise NotImplementedError

    def last_words(self) -> str:
        """The end of what it said."""
        log = self.var / "product.log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def stop(self) -> None:
        """As Ctrl-C does. Harmless twice."""
        if self._process:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    def _must_come_up(self, started: float) -> None:
        if self._process and self._process.poll() is not None:
            raise BenchFailed(f"the product ended with {self._process.returncode}")
        if time.monotonic() > started + self.ready_within_s:
            raise TimeoutError(f"the product is not ready after {self.ready_within_s} s")


class Embedded(Shape):
    """One process and its mongod."""

    name = "embedded"

    def command(self) -> list[str]:
        return [sys.executable, "-W", "ignore", "-m", "services.local"]

    def rebuild(self, places: int) -> float:
        """It was filled when this was started."""
        log = (self.var / "product.log").read_text(errors="replace")
        if not (filled := re.findall(rf"index filled subjects={places} seconds=([\d.]+)", log)):
            raise BenchFailed("the index was never filled with all places")
        return float(filled[-1])


class Stack(Shape):
    """The broker, mongod, the engine and our four processes, under one supervisor."""

    name = "stack"
    ready_within_s = 180

    def command(self) -> list[str]:
        asked = ["--var", str(self.var), "--port", str(self.port), "--rate-limit", UNLIMITED]
        return [sys.executable, "-W", "ignore", "-m", "deploy.stack", "--no-demo", *asked]

    def commands_need(self) -> Mapping[str, str]:
        told = shlex.split((self.var / "commands.env").read_text())
        return {**super().commands_need(), **dict(line.split("=", 1) for line in told)}

    def rebuild(self, places: int) -> float:
        """By the command for it, which says how many were built."""
        started = time.monotonic()
        command = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "services.search.anew"],
            env=dict(self.commands_need()),
            capture_output=True,
            text=True,
            check=False,
        )
        if command.returncode or "places: done" not in command.stdout:
            raise BenchFailed(f"not built anew: {command.stdout} {command.stderr[-2000:]}")
        return time.monotonic() - started

    @property
    def engine_port(self) -> int | None:
        url: str = json.loads((self.var / "stack.json").read_text())["engine_url"]
        return int(url.rpartition(":")[2])


SHAPES: Mapping[str, type[Shape]] = {shape.name: shape for shape in (Embedded, Stack)}
