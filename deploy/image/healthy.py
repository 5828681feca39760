"""Whether the service of this container is ready: the image's HEALTHCHECK. Exits with 0 or 1."""

import http.client
import os
import sys

TIMEOUT_S = 4.0


def main() -> int:
    """Ask on loopback; the gateway answers on its own port, the others on their health port."""
    port = os.environ.get("GATEWAY_PORT") or os.environ["WIRE_HEALTH_PORT"]
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=TIMEOUT_S)
    try:
        connection.request("GET", "/health/ready")
        return 0 if connection.getresponse().status == http.client.OK else 1
    except (OSError, http.client.HTTPException):
        return 1


if __name__ == "__main__":
    sys.exit(main())
