"""supervisord: its configuration and its start."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.stack.control import control_socket
from deploy.stack.program import Program
from deploy.stack.secrets import write_private
from deploy.stack.services import python
from deploy.stack.tether import STARTER, TETHER

ROOT = Path(__file__).parents[2]

HEAD = """\
; Written at each start by deploy/stack. Holds passwords: for this user only.
[supervisord]
nodaemon=true
logfile=/dev/null
logfile_maxbytes=0
pidfile={folder}/supervisord.pid
childlogdir={folder}/logs
directory={root}
; an ordinary user's own limits will do
minfds=256
minprocs=50

[unix_http_server]
file={control}
chmod=0700

[rpcinterface:supervisor]
supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface
"""

# Stopped in the other order of their priorities, each wholly before the next. 78 (EX_CONFIG) is the
# one exit after which starting again is of no use; any other is made good, again and again.
PROGRAM = """
[program:{name}]
command={command}
environment={environment}
priority={priority}
autostart={at_once}
autorestart=unexpected
exitcodes=78
startsecs=1
startretries=1000
stopsignal=TERM
stopwaitsecs=25
stopasgroup=true
killasgroup=true
stdout_logfile=NONE
stderr_logfile=NONE
"""


def write_config(folder: Path, programs: Sequence[Program]) -> Path:
    """The file supervisord reads; earlier programs start first and stop last."""
    told = {"folder": _told(folder), "root": _told(ROOT), "control": _told(control_socket(folder))}
    parts = [HEAD.format(**told)]
    parts += [_section(folder, program, place) for place, program in enumerate(programs, 1)]
    config = folder / "supervisord.conf"
    write_private(config, "".join(parts))
    return config


def start_supervisor(folder: Path, config: Path) -> "subprocess.Popen[bytes]":
    """A supervisord that ends, with all it runs, when the calling thread does."""
    supervisord = python("supervisor.supervisord", "-c", str(config))
    return subprocess.Popen(
        [*_tethered(signal.SIGTERM, folder, "supervisord"), *supervisord],
        cwd=ROOT,
        env={**os.environ, STARTER: str(os.getpid())},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the stack, which then stops all in order
    )


def _section(folder: Path, program: Program, place: int) -> str:
    # Without a supervisor nobody stops them in order, and all are made to survive this.
    command = [*_tethered(signal.SIGKILL, folder, program.name), *program.command]
    return PROGRAM.format(
        name=program.name,
        command=_told(shlex.join(command)),
        environment=_environment(program.environment),
        priority=place,
        at_once=str(program.at_once).lower(),
    )


def _tethered(at_death: signal.Signals, folder: Path, name: str) -> list[str]:
    return [sys.executable, "-I", "-S", TETHER, str(int(at_death)), str(folder), name]


def _environment(settings: Mapping[str, str]) -> str:
    return ",".join(f'{name}="{_told(value)}"' for name, value in settings.items())


def _told(value: object) -> str:
    return str(value).replace("%", "%%")
