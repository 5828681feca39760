"""``python -m services.wire.parked list|show ID|replay ID…|--all``: what was put aside for a
person.

Works beside a running product in both shapes: on RabbitMQ when WIRE_AMQP_URL is set, else in the
embedded product's own database (of the folder MAILLAGE_VAR, ``var`` when unset).
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import orjson
from kombu import Connection, Queue
from pymongo.collection import Collection

from services.wire.amqp import AmqpBus
from services.wire.editions import is_there
from services.wire.mongo import open_database
from services.wire.queues import has_editions
from services.wire.topology import event_exchange, parking


@dataclass(frozen=True)
class Parked:
    """A message that waits for a person: the queue it failed in, how often, and why."""

    event_id: str
    queue: str
    attempt: int
    error: str
    body: bytes


class Parking(Protocol):
    """Where parked messages wait."""

    def messages(self) -> Iterator[Parked]:
        """All of them; looking changes nothing."""

    def replay(self, event_ids: Sequence[str]) -> int:
        """Give these back to the queues they failed in; answers how many there were."""


class LocalParking:
    """In the deliveries of the embedded product."""

    def __init__(self, deliveries: Collection[dict[str, Any]]) -> None:
        self._deliveries = deliveries

    def messages(self) -> Iterator[Parked]:
        for kept in self._deliveries.find({"parked": True}).sort("_id", 1):
            told = (kept["event_id"], kept["queue"], kept["attempt"], kept.get("error", ""))
            yield Parked(*told, kept["body"])

    def replay(self, event_ids: Sequence[str]) -> int:
        waiting = {"parked": True, "event_id": {"$in": list(event_ids)}}
        again = {"$set": {"parked": False, "attempt": 0, "waits": 0, "not_before": 0.0}}
        return self._deliveries.update_many(waiting, again).modified_count


class AmqpParking:
    """In RabbitMQ's parking queue. What is fetched and not acknowledged goes back when we leave."""

    def __init__(self, url: str) -> None:
        self._url = url

    def messages(self) -> Iterator[Parked]:
        with Connection(self._url) as connection:
            yield from (_parked(message) for message in _fetch_all(connection))

    def replay(self, event_ids: Sequence[str]) -> int:
        bus = AmqpBus(self._url)
        replayed = 0
        with Connection(self._url) as connection:
            for message in _fetch_all(connection):
                if _parked(message).event_id in event_ids:
                    if not _nobody_waits_for(message, connection):
                        bus.give_back(message.body, message.headers, *_origin(message.headers))
                    message.ack()
                    replayed += 1
        bus.close()
        return replayed


def _fetch_all(connection: Connection) -> Iterator[Any]:
    queue = parking()(connection.channel())
    queue.declare()
    waiting = queue.queue_declare(passive=True).message_count  # not what is parked again meanwhile
    for _ in range(waiting):
        if (message := queue.get()) is None:
            return
        yield message


def _nobody_waits_for(message: Any, connection: Connection) -> bool:
    """Whether it failed in the queue of an edition that is gone: whoever comes back is filled."""
    queue = _queue(message.headers)
    return has_editions(queue) and not is_there(Queue(queue), connection)


def _origin(headers: dict[str, Any]) -> tuple[str, str]:
    """The exchange and the routing key that lead back; an unroutable message has no queue yet."""
    if queue := _queue(headers):
        return "", queue
    return event_exchange(headers["event_source"]).name, headers["event_type"]


def _queue(headers: dict[str, Any]) -> str:
    deaths = headers.get("x-death") or [{"queue": ""}]
    return str(headers.get("x-queue") or deaths[0]["queue"])


def _parked(message: Any) -> Parked:
    headers = message.headers or {}
    body = message.body if isinstance(message.body, bytes) else str(message.body).encode()
    return Parked(
        event_id=str(headers.get("event_id", "")),
        queue=_queue(headers),
        attempt=int(headers.get("x-attempt", 0)),
        error=str(headers.get("x-error", "the handler never finished")),
        body=body,
    )


def open_parking() -> Parking:
    """The parking of the product that the environment names."""
    if url := os.environ.get("WIRE_AMQP_URL"):
        return AmqpParking(url)
    # Only this command knows both shapes; the bus itself never asks which one it is.
    from services.local import mongod

    mongo_url = mongod.running(Path(os.environ.get("MAILLAGE_VAR", "var")) / "mongod")
    if not mongo_url:
        raise SystemExit("No product runs here. Start it, or set WIRE_AMQP_URL for RabbitMQ.")
    return LocalParking(open_database(mongo_url, "bus")["deliveries"])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; exits with 1 when an id is not parked."""
    read = _parser().parse_args(arguments)
    parking_place = open_parking()
    if read.what == "list":
        return _list(parking_place)
    if read.what == "show":
        return _show(parking_place, read.event_id)
    return _replay(parking_place, read.event_id, read.all)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.wire.parked", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    what.add_parser("list", help="one line for each parked message")
    what.add_parser("show", help="one message, whole").add_argument("event_id")
    replay = what.add_parser("replay", help="give messages back to their queues")
    replay.add_argument("event_id", nargs="*")
    replay.add_argument("--all", action="store_true")
    return parser


def _list(place: Parking) -> int:
    found = list(place.messages())
    for parked in found:
        _say(f"{parked.event_id}  {parked.queue}  attempts={parked.attempt}  {parked.error}")
    _say(f"{len(found)} parked")
    return 0


def _show(place: Parking, event_id: str) -> int:
    found = [parked for parked in place.messages() if parked.event_id == event_id]
    for parked in found:
        _say(f"queue: {parked.queue}\nattempts: {parked.attempt}\nerror: {parked.error}")
        _say(_readable(parked.body))
    return 0 if found else _not_parked(event_id)


def _readable(body: bytes) -> str:
    try:
        return orjson.dumps(orjson.loads(body), option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONDecodeError:  # it may have been parked for just that
        return repr(body)


def _replay(place: Parking, event_ids: Sequence[str], all_of_them: bool) -> int:
    wanted = [parked.event_id for parked in place.messages()] if all_of_them else list(event_ids)
    replayed = place.replay(wanted)
    _say(f"{replayed} given back")
    return 0 if all_of_them or replayed else _not_parked(", ".join(event_ids))


def _not_parked(event_id: str) -> int:
    sys.stderr.write(f"Not parked: {event_id}. `list` shows what is.\n")
    return 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
