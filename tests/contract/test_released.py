"""What was released stays: events' schemas, queues' names, and the two sides of each call."""

import inspect
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR

from services.directory.service import DirectoryService
from services.notify.service import NotifyService
from services.search.service import SearchService
from services.wire.handlers import TypedEventHandler
from services.wire.queues import QUEUES, has_editions, queue_name
from services.wire.rpc import PatientRpc
from tests.contract.bus_service import SOURCE as BUS_SUITE
from tests.contract.schemas import released_events, schema_file, schema_of

SERVICES = (DirectoryService, NotifyService, SearchService)
GATEWAY = Path(__file__).parents[2] / "services" / "gateway"


def entrypoints(kind):
    return [
        (service, name, entrypoint)
        for service in SERVICES
        for name, method in inspect.getmembers(service, inspect.isfunction)
        for entrypoint in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ())
        if isinstance(entrypoint, kind)
    ]


@pytest.mark.parametrize("event", released_events(), ids=lambda event: event.TYPE)
def test_the_schema_of_an_event_is_the_released_one(event):
    released = json.loads(schema_file(event).read_text())

    assert schema_of(event) == released, "run `make schemas` if the change may be released"


def test_the_table_of_queues_is_that_of_the_handlers():
    handled = {
        queue_name(handler.event.SOURCE, handler.event.TYPE, service.name, method)
        for service, method, handler in entrypoints(TypedEventHandler)
    }

    declared = {queue for queues in QUEUES.values() for queue in queues if BUS_SUITE not in queue}
    assert declared == handled


def test_what_there_are_editions_of_can_be_asked_for_again():
    handlers = {
        queue_name(handler.event.SOURCE, handler.event.TYPE, service.name, method): handler
        for service, method, handler in entrypoints(TypedEventHandler)
    }

    assert {queue for queue in handlers if has_editions(queue)} == {
        queue for queue, handler in handlers.items() if handler.keeps
    }


def test_every_durable_event_is_in_the_table():
    live_only = {"places.indexed.v1"}

    said = {event.TYPE for event in released_events()} - live_only

    assert said == {event_type for event_type in QUEUES if not event_type.startswith("test.")}


def test_every_call_that_is_made_is_answered_with_the_same_arguments():
    answered = {
        (service.name, method): set(inspect.signature(getattr(service, method)).parameters)
        for service, method, _ in entrypoints(PatientRpc)
    }

    asked = dict(calls_in_the_code())

    assert asked.keys() <= answered.keys()
    for call, arguments in asked.items():
        assert arguments <= answered[call], call


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_no_subject_hides_what_another_has_for_itself(service):
    """All doors of a room are one class: of two methods with one name only one is ever called."""
    named = Counter(
        name
        for doors in service.__mro__
        for name, method in vars(doors).items()
        if inspect.isfunction(method) and name.startswith("_") and not name.startswith("__")
    )

    assert [name for name, times in named.items() if times > 1] == []


def calls_in_the_code():
    """Each (service, method) that is called somewhere, with the arguments it is given."""
    source = "".join(file.read_text() for file in sorted(GATEWAY.glob("asking*.py")))
    for service, method, arguments in re.findall(
        r'\.call\(\s*"(\w+)",\s*"(\w+)",\s*(.*?)\)', source, re.DOTALL
    ):
        yield (service, method), set(re.findall(r"(\w+)=", arguments))
