"""One log file for each process; all of them followed on one output, each line with its name."""

import re
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

PAUSE_S = 0.2
TROUBLES = {
    "rabbitmq": re.compile(r"\[(warning|error|critical)\]|Error|BOOT FAILED"),
    "mongod": re.compile(r'"s":"[EF]"|^[^{]'),
    "engine": re.compile(r"\[(ERROR|FATAL)|Exception|cannot start"),
}


def log_file(folder: Path, name: str) -> Path:
    """Where the output of a process goes."""
    return folder / "logs" / f"{name}.log"


def rotate(folder: Path) -> None:
    """Keep the logs of the last start beside those of this one."""
    (folder / "logs").mkdir(exist_ok=True)
    for log in (folder / "logs").glob("*.log"):
        log.replace(log.with_suffix(".log.1"))


def tail(log: Path, lines: int = 15) -> str:
    """The end of a log, for a person to read."""
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - 8000))
            last = stream.read().decode(errors="replace").splitlines()[-lines:]
    except FileNotFoundError:
        last = []
    return "\n".join([f"the end of {log}:", *last])


class Follower(threading.Thread):
    """Shows what the processes write, as they write it, until ``stop()``."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        super().__init__(name="logs", daemon=True)
        self._files = {name: log_file(folder, name) for name in names}
        self._earlier = {file.stat().st_ino for file in self._files.values() if file.exists()}
        self._open: dict[str, IO[str]] = {}
        self._width = max(map(len, names))
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.is_set():
            if not self._show_what_is_new():
                time.sleep(PAUSE_S)
        self._show_what_is_new()

    def stop(self) -> None:
        """Show the last lines, and end."""
        self._stopped.set()
        self.join()

    def _show_what_is_new(self) -> bool:
        shown = False
        for name, file in self._files.items():
            for line in self._lines(name, file):
                shown = True
                self._show(name, line)
        return shown

    def _lines(self, name: str, file: Path) -> list[str]:
        if name not in self._open and self._is_of_this_start(file):
            self._open[name] = file.open(errors="replace")
        return self._open[name].readlines() if name in self._open else []

    def _is_of_this_start(self, file: Path) -> bool:
        try:
            return file.stat().st_ino not in self._earlier
        except FileNotFoundError:
            return False

    def _show(self, name: str, line: str) -> None:
        if line.strip() and worth_showing(name, line):
            sys.stdout.write(f"{name:>{self._width}} | {line.rstrip()}\n")
            sys.stdout.flush()


def worth_showing(name: str, line: str) -> bool:
    """The servers tell each step they take; only their troubles are shown. Their files have all."""
    return name not in TROUBLES or bool(TROUBLES[name].search(line))
