"""Runs the gateway on RabbitMQ: ``python -m services.gateway``."""

from services.gateway.app import create_app
from services.gateway.serving import serve
from services.gateway.settings import GatewaySettings
from services.wire import logs
from services.wire.caller import AmqpCaller
from services.wire.settings import WireSettings, read_settings


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    settings, wire = read_settings(GatewaySettings), read_settings(WireSettings)
    logs.configure("gateway", wire.log_form, wire.log_level)
    app = create_app(settings, lambda listener: AmqpCaller(wire.amqp_url, listener))
    serve(app, settings.host, settings.port)


if __name__ == "__main__":
    main()
