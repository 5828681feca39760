"""How one node is started: its ports, its folder, its command."""

import socket
from pathlib import Path

FIRST_BASE_PORT, LAST_BASE_PORT = 1024, 9298  # above, the runner ends without a word
TRANSPORT_OFFSET = 200

CONFIG = """\
# Written at each start by deploy/stack/engine.
network.host: 127.0.0.1
transport.port: {transport_port}
# An index is made with its mapping or not at all.
action.auto_create_index: false
# A full disk of a developer's machine is no reason to refuse writes.
cluster.routing.allocation.disk.threshold_enabled: false
"""


def http_port(base_port: int) -> int:
    """Where the node answers."""
    return base_port + 1


def taken_port(base_port: int) -> int | None:
    """The first port the node needs that is taken: its runner would silently move on."""
    for port in (http_port(base_port), base_port + TRANSPORT_OFFSET):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return port
    return None


def write_config(folder: Path, base_port: int) -> None:
    """The node's settings, where the runner looks for them."""
    config = folder / "node_1" / "config" / "opensearch.yml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(CONFIG.format(transport_port=base_port + TRANSPORT_OFFSET))


def command(java: Path, jars: Path, folder: Path, base_port: int) -> list[str]:
    """The node's command line. It keeps its data in the folder, also over kill -9."""
    return [
        str(java),
        "-Xms512m",
        "-Xmx1g",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--add-modules=jdk.incubator.vector",
        "-cp",
        f"{jars}/*",
        "org.codelibs.opensearch.runner.OpenSearchRunner",
        *("-basePath", str(folder)),
        *("-numOfNode", "1"),
        *("-baseHttpPort", str(base_port)),
        *("-clusterName", "maillage"),
    ]
