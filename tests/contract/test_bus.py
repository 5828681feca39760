"""The same promises of both buses: at least once, later if need be, never forgotten."""

import asyncio
import time
from datetime import UTC, datetime

import orjson
import pytest

from services.wire import trace
from services.wire.caller import Caller, ServiceFailed
from services.wire.errors import Invalid, Unavailable
from services.wire.queues import QUEUES
from tests.contract.bus_service import SLOW_S, Do, TestEchoed, TestHappened
from tests.contract.buses import Wire, eventually

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def happened(do: Do = "succeed") -> TestHappened:
    return TestHappened(occurred_at=NOW, do=do)


class Ear:
    """Listens while it lives."""

    event = TestEchoed

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.is_bound = asyncio.Event()

    def heard(self, event: TestEchoed) -> None:
        self.texts.append(event.text)

    def bound(self) -> None:
        self.is_bound.set()

    def lost(self) -> None:
        self.is_bound.clear()


async def asking(wire: Wire, ear: Ear | None = None) -> Caller:
    caller = wire.running.caller(ear or Ear())
    await caller.start()
    async with asyncio.timeout(10):
        while not caller.is_ready():
            await asyncio.sleep(0.02)
    return caller


def test_an_event_reaches_every_handler_as_itself(wire):
    event_id = wire.publish(happened())

    seen = eventually(lambda: wire.seen(event_id) and wire.seen(event_id, by="second"))

    assert [saw["type"] for saw in seen] == ["TestHappened"]


def test_an_event_said_before_its_listener_runs_waits_for_it(wire):
    wire.running.stop()
    event_id = wire.publish(happened())

    wire.running.start()

    assert eventually(lambda: wire.seen(event_id))


def test_a_handler_that_fails_is_asked_again_until_it_succeeds(wire):
    event_id = wire.publish(happened("fail_twice"))

    eventually(lambda: len(wire.seen(event_id)) == 3)

    assert wire.parked() == []


def test_a_failure_of_one_handler_is_not_the_others(wire):
    event_id = wire.publish(happened("fail_twice"))

    eventually(lambda: len(wire.seen(event_id)) == 3)

    assert len(wire.seen(event_id, by="second")) == 1


def test_what_fails_after_the_last_delay_waits_for_a_person(wire):
    event_id = wire.publish(happened("fail"))

    eventually(lambda: wire.parked() == [event_id])

    assert len(wire.seen(event_id)) == 4


def test_looking_at_what_is_parked_changes_nothing(wire):
    event_id = wire.publish(happened("fail"))
    eventually(lambda: wire.parked() == [event_id])

    [parked] = wire.running.parking.messages()

    assert (parked.attempt, parked.error) == (4, "ValueError")
    assert parked.queue == QUEUES[TestHappened.TYPE][0]
    assert eventually(lambda: wire.parked() == [event_id])


def test_what_a_person_replays_is_handled_again(wire):
    event_id = wire.publish(happened("fail"))
    eventually(lambda: wire.parked() == [event_id])

    replayed = wire.running.parking.replay([event_id])

    assert replayed == 1
    assert eventually(lambda: len(wire.seen(event_id)) > 4)


def test_a_dependency_that_is_away_for_long_parks_nothing(wire):
    event_id = wire.publish(happened("be_away_five_times"))

    eventually(lambda: len(wire.seen(event_id)) == 6)

    assert wire.parked() == []


@pytest.mark.parametrize("body", [b"{}", b"not json", b'{"do": "dance"}', b"\xff\xfe"])
def test_rubbish_in_a_queue_is_parked_and_blocks_nobody(wire, body):
    wire.running.publish_rubbish(QUEUES[TestHappened.TYPE][0], body)

    event_id = wire.publish(happened())

    assert eventually(lambda: wire.seen(event_id))
    assert eventually(lambda: len(wire.parked()) == 1)


def test_what_is_being_done_when_the_service_stops_is_not_done_again(wire):
    event_id = wire.publish(happened("take_long"))
    eventually(lambda: wire.seen(event_id))

    wire.running.stop()
    wire.running.start()
    time.sleep(SLOW_S + 1)

    assert len(wire.seen(event_id)) == 1


def test_a_handler_works_in_the_trace_of_who_said_the_event(wire):
    with trace.step():
        event_id, said_in = wire.publish(happened()), trace.trace_id()

    [saw] = eventually(lambda: wire.seen(event_id))

    assert saw["trace_id"] == said_in


async def test_a_call_is_answered_in_the_trace_of_who_asks(wire):
    caller = await asking(wire)

    with trace.step():
        asked_in = trace.trace_id()
        answer = await _patiently(caller, "echo", text="ça marche")

    await caller.close()
    assert answer == {"text": "ça marche", "trace_id": asked_in}


async def test_an_answer_may_be_written_and_read_as_json(wire):
    caller = await asking(wire)

    read = await _patiently(caller, "write", text="ça marche")
    written = await caller.written("bus_suite", "write", text="ça marche")

    await caller.close()
    assert read == orjson.loads(written) == {"text": "ça marche"}


async def test_a_refusal_crosses_the_wall_with_its_reasons(wire):
    caller = await asking(wire)

    with pytest.raises(Invalid) as refusal:
        await _patiently(caller, "refuse")

    await caller.close()
    assert refusal.value.code == "too_short"
    assert [reason.field for reason in refusal.value.reasons] == ["text"]


async def test_a_bug_crosses_the_wall_without_its_detail(wire):
    caller = await asking(wire)

    with pytest.raises(ServiceFailed) as failure:
        await _patiently(caller, "break_down")

    await caller.close()
    assert "secret" not in str(failure.value)


async def test_a_service_that_is_not_there_is_unavailable(wire):
    caller = await asking(wire)

    with pytest.raises(Unavailable):
        await caller.call("nobody", "echo")

    await caller.close()


async def test_a_live_listener_hears_what_is_said(wire):
    ear = Ear()
    caller = await asking(wire, ear)
    async with asyncio.timeout(10):
        await ear.is_bound.wait()

    await asyncio.to_thread(wire.publish, TestEchoed(occurred_at=NOW, text="hello"))

    async with asyncio.timeout(10):
        while not ear.texts:
            await asyncio.sleep(0.02)
    await caller.close()
    assert ear.texts == ["hello"]


async def _patiently(caller: Caller, method: str, **arguments: str) -> dict:
    """Ask until the service, which may just be starting, is there."""
    async with asyncio.timeout(15):
        while True:
            try:
                return await caller.call("bus_suite", method, **arguments)
            except Unavailable:
                await asyncio.sleep(0.1)
