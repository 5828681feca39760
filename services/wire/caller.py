"""How asyncio code asks the services, and hears what they say: over RabbitMQ, in nameko's own
words.
"""

import asyncio
import itertools
import logging
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Protocol

import aio_pika
import orjson
from aio_pika import DeliveryMode, ExchangeType, Message
from aio_pika.abc import AbstractChannel, AbstractExchange, AbstractIncomingMessage

from services.wire import trace
from services.wire.envelope import Event
from services.wire.errors import Refused, Unavailable

_log = logging.getLogger(__name__)

CALL_TIMEOUT_S = 5.0
LONGEST_PAUSE_S = 2.0
# What aio-pika raises when the broker is lost under it; a closed channel is a RuntimeError to it.
AWAY = aio_pika.exceptions.CONNECTION_EXCEPTIONS


class Listener(Protocol):
    """Whoever wants to hear events while it lives; what is said while it is unbound, it misses."""

    @property
    def event(self) -> type[Event]:
        """The event it wants to hear."""

    def heard(self, event: Event) -> None:
        """The event was said."""

    def bound(self) -> None:
        """From now on every event is heard."""

    def lost(self) -> None:
        """From now on events may be missed."""


class Caller(Protocol):
    """Asks the services."""

    async def start(self) -> None:
        """Begin; calls may be Unavailable for a while."""

    async def close(self) -> None:
        """End."""

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        """The JSON answer. Raises the service's refusal; Unavailable when none comes in time."""

    async def written(self, service: str, method: str, **arguments: Any) -> bytes:
        """The same as JSON text, for whoever hands it on unread."""

    def is_ready(self) -> bool:
        """Whether a call could be answered now, as far as this process can tell. May block."""


class AmqpCaller:
    """One connection: calls go out, replies and live events come in.

    It connects again by itself.
    """

    def __init__(self, url: str, listener: Listener | None = None) -> None:
        self._url = url
        self._listener = listener
        self._id = uuid.uuid4().hex
        self._numbers = itertools.count()
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._exchange: AbstractExchange | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Connect in the background; calls are Unavailable until that is done."""
        self._task = asyncio.create_task(self._stay_connected())

    async def close(self) -> None:
        """Leave the broker."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def is_ready(self) -> bool:
        return self._exchange is not None

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        if self._exchange is None:
            raise Unavailable("broker_away", "The message broker does not answer; try again.")
        number = f"{self._id}-{next(self._numbers)}"
        reply = self._waiting[number] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(CALL_TIMEOUT_S):
                await self._send(self._exchange, number, f"{service}.{method}", arguments)
                return await reply
        except (TimeoutError, *AWAY) as failure:
            raise Unavailable("service_away", f"{service} does not answer; try again.") from failure
        finally:
            del self._waiting[number]

    async def written(self, service: str, method: str, **arguments: Any) -> bytes:
        return orjson.dumps(await self.call(service, method, **arguments))

    async def _send(
        self, exchange: AbstractExchange, number: str, key: str, arguments: dict[str, Any]
    ) -> None:
        message = Message(
            orjson.dumps({"args": [], "kwargs": arguments}),
            content_type="application/json",
            content_encoding="utf-8",
            correlation_id=number,
            reply_to=self._id,
            delivery_mode=DeliveryMode.NOT_PERSISTENT,
            headers={"nameko.traceparent": trace.current()},
            expiration=CALL_TIMEOUT_S,  # nobody waits for it after that
        )
        await exchange.publish(message, routing_key=key, mandatory=True)

    async def _stay_connected(self) -> None:
        pause = 0.1
        while True:
            try:
                await self._live_through_one_connection()
                pause = 0.1
            except AWAY as failure:
                _log.warning("broker away", extra={"reason": type(failure).__name__})
            except Exception:  # a bug of ours must not leave the gateway without its broker
                _log.exception("the connection to the broker failed")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)

    async def _live_through_one_connection(self) -> None:
        # Not aio-pika's robust connection: we must know of each loss at once.
        connection = await aio_pika.connect(self._url, timeout=5, heartbeat=15)
        closed = asyncio.Event()
        connection.close_callbacks.add(lambda *_: closed.set())
        try:
            channel = await connection.channel(publisher_confirms=False)
            channel.close_callbacks.add(lambda *_: closed.set())
            channel.return_callbacks.add(self._on_return)
            self._exchange = await self._hear_replies(channel)
            await self._hear_events(channel)
            _log.info("connected to the broker")
            await closed.wait()
        finally:
            self._connection_lost()
            with suppress(*AWAY):
                await connection.close()

    async def _hear_replies(self, channel: AbstractChannel) -> AbstractExchange:
        exchange = await channel.declare_exchange("nameko-rpc", ExchangeType.TOPIC, durable=True)
        queue = await channel.declare_queue(f"rpc.reply-{uuid.uuid4().hex}", exclusive=True)
        await queue.bind(exchange, routing_key=self._id)
        await queue.consume(self._on_reply, no_ack=True)
        return exchange

    async def _hear_events(self, channel: AbstractChannel) -> None:
        if self._listener is None:
            return
        said = self._listener.event
        exchange = await channel.declare_exchange(
            f"{said.SOURCE}.events", ExchangeType.TOPIC, durable=True
        )
        queue = await channel.declare_queue(f"live-{uuid.uuid4().hex}", exclusive=True)
        await queue.bind(exchange, routing_key=said.TYPE)
        await queue.consume(_tell(self._listener), no_ack=True)
        self._listener.bound()

    def _connection_lost(self) -> None:
        self._exchange = None
        if self._listener:
            self._listener.lost()
        for reply in self._waiting.values():
            _settle(reply, Unavailable("broker_away", "The message broker was lost; try again."))

    def _on_return(self, _channel: Any, message: AbstractIncomingMessage) -> None:
        reply = self._waiting.get(message.correlation_id or "")
        _settle(reply, Unavailable("service_away", "The service is not there; try again."))

    async def _on_reply(self, message: AbstractIncomingMessage) -> None:
        reply = self._waiting.get(message.correlation_id or "")
        if reply and not reply.done():
            answer = orjson.loads(message.body)
            if answer["error"]:
                reply.set_exception(_as_exception(answer["error"]))
            else:
                reply.set_result(answer["result"])


class ServiceFailed(Exception):
    """A service met a bug of its own; the detail is in its log."""


def _as_exception(error: dict[str, Any]) -> Exception:
    refusal = Refused.kinds.get(error["exc_type"])
    return refusal(*error["exc_args"]) if refusal else ServiceFailed(error["exc_type"])


def _settle(reply: asyncio.Future[Any] | None, failure: Exception) -> None:
    if reply and not reply.done():
        reply.set_exception(failure)


def _tell(listener: Listener) -> Callable[[AbstractIncomingMessage], Awaitable[None]]:
    async def tell(message: AbstractIncomingMessage) -> None:
        listener.heard(listener.event.model_validate(orjson.loads(message.body)))

    return tell
