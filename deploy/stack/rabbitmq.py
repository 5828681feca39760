"""RabbitMQ as an ordinary user's own server: nothing of the machine's, nothing beyond loopback."""

import os
from collections.abc import Mapping
from pathlib import Path

from deploy.stack.debian import find_rabbitmq
from deploy.stack.program import Program
from deploy.stack.secrets import Secrets, write_private

NODE = "maillage@localhost"

# The user is made at the first start of an empty data folder, and never again.
CONFIG = """\
listeners.tcp.local = 127.0.0.1:{port}
default_vhost = maillage
default_user = maillage
default_pass = {password}
default_user_tags.administrator = false
log.console = true
log.console.level = warning
log.console.use_colors = off
log.connection.level = error
log.file = false
disk_free_limit.absolute = 50MB
"""

ON_LOOPBACK = "-kernel inet_dist_use_interface {127,0,0,1}"


def rabbitmq_programs(folder: Path, ports: Mapping[str, int], secrets: Secrets) -> list[Program]:
    """The broker and the name server of its Erlang. Writes what the broker reads.

    Raises Missing.
    """
    server = find_rabbitmq()
    home = folder / "rabbitmq"
    home.mkdir(exist_ok=True)
    config = CONFIG.format(port=ports["amqp"], password=secrets.amqp)
    write_private(home / "rabbitmq.conf", config)
    (home / "enabled_plugins").write_text("[].\n")
    _write_cookie(home / ".erlang.cookie", secrets.cookie)
    shared = {"ERL_EPMD_PORT": str(ports["epmd"]), "ERL_EPMD_ADDRESS": "127.0.0.1"}
    epmd = ["epmd", "-address", "127.0.0.1", "-port", str(ports["epmd"])]
    return [
        Program("epmd", epmd, shared),
        Program("rabbitmq", [str(server)], {**shared, **_environment(home, ports)}),
    ]


def _environment(home: Path, ports: Mapping[str, int]) -> dict[str, str]:
    return {
        "HOME": str(home),
        "RABBITMQ_NODENAME": NODE,
        "RABBITMQ_CONF_ENV_FILE": "/dev/null",
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_ADVANCED_CONFIG_FILE": str(home / "advanced.config"),
        "RABBITMQ_GENERATED_CONFIG_DIR": str(home / "generated"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "enabled_plugins"),
        "RABBITMQ_MNESIA_BASE": str(home / "data"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_PID_FILE": str(home / "pid"),
        "ERL_CRASH_DUMP": str(home / "erl_crash.dump"),
        "RABBITMQ_DIST_PORT": str(ports["distribution"]),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": ON_LOOPBACK,
        # The script then becomes the Erlang machine instead of watching it, so that the supervisor
        # (and a fault test's kill -9) meets the broker itself.
        "RUNNING_UNDER_SYSTEMD": "true",
        "NOTIFY_SOCKET": "",
        # Erlang would start an epmd of its own, which nobody would stop.
        "ERL_FLAGS": "-start_epmd false",
    }


def _write_cookie(cookie: Path, value: str) -> None:
    write_private(cookie, value)
    os.chmod(cookie, 0o400)
