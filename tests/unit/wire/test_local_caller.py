"""In which thread a service of the same process answers."""

import threading

import pytest
from nameko.extensions import DependencyProvider

from services.wire import trace
from services.wire.container import LocalContainer
from services.wire.errors import NotFound
from services.wire.local_caller import LocalCall, LocalCaller
from services.wire.rpc import rpc
from services.wire.telemetry import Watched


class FromMemory(DependencyProvider):
    answers_from_memory = True

    def get_dependency(self, worker_ctx):
        return threading.current_thread


class FromDatabase(FromMemory):
    answers_from_memory = False


class Rooms:
    @rpc
    def thread(self):
        return self.source().name

    @rpc
    def missing(self):
        raise NotFound("gone", "It is gone.")


class Quick(Rooms, Watched):
    name = "quick"
    source = FromMemory()


class Patient(Rooms, Watched):
    name = "patient"
    source = FromDatabase()


@pytest.fixture
def caller():
    containers = {room.name: LocalContainer(room, {}) for room in (Quick, Patient)}
    return LocalCaller(LocalCall(containers), bus=None, listener=None)


async def test_what_is_in_memory_is_answered_where_it_is_asked(caller):
    assert await caller.call("quick", "thread") == threading.current_thread().name


async def test_what_may_have_to_wait_is_answered_in_a_thread_of_its_own(caller):
    assert await caller.call("patient", "thread") != threading.current_thread().name


@pytest.mark.parametrize("service", ["quick", "patient"])
async def test_a_refusal_reaches_who_asked(caller, service):
    with pytest.raises(NotFound, match="gone"):
        await caller.call(service, "missing")


@pytest.mark.parametrize("service", ["quick", "patient"])
async def test_the_request_stays_in_its_own_step_of_the_trace(caller, service):
    with trace.step():
        before = trace.current()
        await caller.call(service, "thread")

        assert trace.current() == before
