"""The product's commands, each in a process of its own that has not to import them again.

Starting Python and importing takes a second of the machine, and the journeys give hundreds of
commands. So a server imports once, and each command is a fork of it.
"""

import multiprocessing
import os
import runpy
import sys
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired

PATIENCE_S = 60
IMPORTED = [
    "services.directory.import_places",
    "services.directory.reminders.__main__",
    "services.notify.edit_link",
    "services.notify.sending",
    "services.wire.parked",
]

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(IMPORTED)


def run(
    module: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> CompletedProcess[str]:
    """As ``python -m module arguments`` would end, with all that it printed."""
    with tempfile.TemporaryDirectory() as folder:
        printed, said = Path(folder, "stdout"), Path(folder, "stderr")
        command = _server.Process(
            target=_be, args=(module, (*arguments,), dict(environment), printed, said)
        )
        command.start()
        command.join(PATIENCE_S)
        if command.exitcode is None:
            command.kill()
            raise TimeoutExpired(module, PATIENCE_S)
        return CompletedProcess(
            [module, *arguments], command.exitcode, printed.read_text(), said.read_text()
        )


def _be(
    module: str,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    printed: Path,
    said: Path,
) -> None:
    """What the fork does: it becomes the command."""
    for path, descriptor in ((os.devnull, 0), (printed, 1), (said, 2)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), descriptor)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 -- as long as the process
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", closefd=False, buffering=1)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [module, *arguments]
    warnings.simplefilter("ignore")
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    finally:
        sys.stdout.flush()
