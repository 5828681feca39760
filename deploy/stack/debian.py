"""Debian's RabbitMQ: found, or brought by apt when we may."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from deploy.stack.program import Missing

# The scripts in sbin insist on root or rabbitmq; these run as anybody.
RABBITMQ_SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
POLICY = Path("/usr/sbin/policy-rc.d")
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "rabbitmq-server")

NO_RABBITMQ = (
    "RabbitMQ is missing. Install it (`sudo apt-get install --no-install-recommends "
    "rabbitmq-server`; Debian's own server need not run: `sudo systemctl disable --now "
    "rabbitmq-server`), then start again."
)


def find_rabbitmq() -> Path:
    """The program that runs a broker as anybody; root has it installed. Raises Missing."""
    if not RABBITMQ_SERVER.exists() and os.geteuid() == 0:
        install_rabbitmq()
    if not RABBITMQ_SERVER.exists():
        raise Missing(NO_RABBITMQ)
    return RABBITMQ_SERVER


def install_rabbitmq() -> None:
    """Bring the package, without a server of the machine's being started. Raises Missing."""
    with no_server_started():
        if _run(APT_INSTALL) and (_run(("apt-get", "update")) or _run(APT_INSTALL)):
            raise Missing("apt-get could not install rabbitmq-server; it says why above.")
    if shutil.which("systemctl"):
        _run(("systemctl", "disable", "rabbitmq-server"))  # nor at the machine's next start


@contextmanager
def no_server_started() -> Iterator[None]:
    """Debian starts what it installs, unless this file says that it is forbidden (101)."""
    ours = not POLICY.exists()
    if ours:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    try:
        yield
    finally:
        if ours:
            POLICY.unlink()


def _run(command: Sequence[str]) -> int:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
    return done.returncode
