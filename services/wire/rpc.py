"""``@rpc``: a method that other services may call, as nameko answers it."""

import logging
from typing import Any

import orjson
from nameko.amqp.publish import Publisher
from nameko.constants import NON_PERSISTENT
from nameko.rpc import Responder, Rpc, RpcConsumer, get_rpc_exchange

from services.wire.confirmed import AWAY
from services.wire.errors import Refused
from services.wire.failures import told
from services.wire.graceful import PatientQueueConsumer
from services.wire.written import Written

_log = logging.getLogger(__name__)


class TransientPublisher(Publisher):
    """Replies are worthless after a crash, so none is kept: 40 % more of them a second."""

    use_confirms = False
    delivery_mode = NON_PERSISTENT
    retry = False
    transport_options = {"max_retries": 1, "interval_start": 0.2}


class TransientResponder(Responder):
    publisher_cls = TransientPublisher


class PatientRpcConsumer(RpcConsumer):
    """nameko's consumer of calls; a broker lost while we reply does not end the process."""

    queue_consumer = PatientQueueConsumer()

    def handle_result(self, message: Any, result: Any, exc_info: Any) -> Any:
        if exc_info is not None:
            exc_info = (exc_info[0], told(exc_info[1]), exc_info[2])
        if isinstance(result, Written):  # nameko's envelope is JSON that others write
            result = orjson.loads(bytes(result))
        try:
            self._reply(message, result, exc_info)
        except AWAY as failure:  # by now the caller has been told that we are unavailable
            _log.warning("reply lost", extra={"reason": type(failure).__name__})
        except KeyError:
            _log.warning("a call without a place to reply to", extra={"key": _key(message)})
        self.queue_consumer.ack_message(message)
        return result, exc_info

    def _reply(self, message: Any, result: Any, exc_info: Any) -> None:
        config = self.container.config
        exchange = get_rpc_exchange(config)
        responder = TransientResponder(config["AMQP_URI"], exchange, "json", message)
        responder.send_response(result, exc_info)


class PatientRpc(Rpc):
    """An entrypoint whose refusals are expected."""

    rpc_consumer = PatientRpcConsumer()

    def __init__(self, **options: Any) -> None:
        super().__init__(expected_exceptions=Refused, **options)


def _key(message: Any) -> str:
    return str(message.delivery_info.get("routing_key"))


rpc = PatientRpc.decorator
