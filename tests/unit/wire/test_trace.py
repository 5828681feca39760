import pytest

from services.wire import trace

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def test_a_step_belongs_to_its_parents_trace():
    with trace.step(PARENT):
        assert trace.trace_id() == "0af7651916cd43dd8448eb211c80319c"


def test_a_step_is_not_its_parent():
    with trace.step(PARENT):
        assert trace.current() != PARENT


def test_after_the_step_there_is_no_trace():
    with trace.step(PARENT):
        pass

    assert trace.current() == ""


@pytest.mark.parametrize("parent", ["", "rubbish", PARENT.upper(), "00-short-b7ad-01", "\n" * 55])
def test_a_parent_that_is_no_traceparent_begins_a_new_trace(parent):
    assert len(trace.begin(parent)) == len(PARENT)
