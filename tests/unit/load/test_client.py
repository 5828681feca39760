"""The load client counts whole answers, however they arrive."""

import pytest

from tests.load.client import Visit, Visitor

HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nServer: x\r\n\r\n"


class Sent(list):
    """A transport that keeps what is written."""

    write = list.append


@pytest.fixture
def visit() -> Visit:
    return Visit({"requests": ["first", "second"], "again": False, "seconds": 60})


@pytest.fixture
def visitor(visit) -> Visitor:
    visitor = Visitor(visit)
    visitor.connection_made(Sent())
    visit.begin([visitor])
    return visitor


@pytest.mark.parametrize("at", range(1, len(HEAD) + 5))
def test_an_answer_in_two_pieces_is_one_answer(visit, visitor, at):
    answer = HEAD + b"hello"

    visitor.data_received(answer[:at])
    visitor.data_received(answer[at:])

    assert (len(visit.took), visitor.transport) == (1, [b"first", b"second"])


def test_it_waits_for_the_end_of_the_body(visit, visitor):
    visitor.data_received(HEAD + b"hell")

    assert visit.took == []


def test_an_answer_without_a_body_is_whole(visit, visitor):
    visitor.data_received(HEAD.replace(b"5", b"0"))

    assert len(visit.took) == 1


def test_what_is_not_a_200_is_counted(visit, visitor):
    visitor.data_received(HEAD.replace(b"200", b"503") + b"hello")

    assert visit.bad == {"503": 1}


def test_a_lost_connection_is_counted(visit, visitor):
    visitor.connection_lost(None)

    assert (visit.bad, visit.over.is_set()) == ({"connection lost": 1}, True)


def test_it_ends_when_all_was_asked_once(visit, visitor):
    visitor.data_received(HEAD + b"hello")
    visitor.data_received(HEAD + b"hello")

    assert (len(visit.took), visit.over.is_set()) == (2, True)
