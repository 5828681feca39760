"""Who does not answer is left alone; what was answered is kept."""

from services.directory.gazetteer.breaker import Breaker
from services.directory.gazetteer.kept import Kept


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def broken(clock) -> Breaker:
    breaker = Breaker(failures=2, pause_s=60, clock=clock)
    breaker.failed()
    breaker.failed()
    return breaker


def test_it_opens_after_so_many_failures_in_a_row():
    assert not broken(Clock()).lets_through()


def test_an_answer_between_two_failures_keeps_it_closed():
    breaker = Breaker(failures=2, pause_s=60, clock=Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()

    assert breaker.lets_through()


def test_after_the_pause_one_question_is_let_through():
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60.0

    assert [breaker.lets_through(), breaker.lets_through()] == [True, False]


def test_if_that_fails_too_the_pause_begins_again():
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60.0
    breaker.lets_through()
    breaker.failed()
    clock.now = 119.0

    assert not breaker.lets_through()


def test_an_answer_closes_it():
    clock = Clock()
    breaker = broken(clock)
    clock.now = 60.0
    breaker.succeeded()

    assert [breaker.lets_through(), breaker.lets_through()] == [True, True]


def test_only_the_failure_that_opens_it_says_so():
    breaker = Breaker(failures=2, pause_s=60, clock=Clock())

    assert [breaker.failed(), breaker.failed(), breaker.failed()] == [False, True, False]


def test_an_answer_is_kept_for_its_time():
    clock = Clock()
    kept = Kept(most=2, seconds=10, clock=clock)
    kept.keep("q", "a")
    clock.now = 9.0

    assert kept.get("q") == "a"


def test_an_old_answer_is_none():
    clock = Clock()
    kept = Kept(most=2, seconds=10, clock=clock)
    kept.keep("q", "a")
    clock.now = 10.0

    assert kept.get("q") is None


def test_what_is_least_asked_for_goes_first():
    kept = Kept(most=2, seconds=10, clock=Clock())
    kept.keep("one", 1)
    kept.keep("two", 2)
    kept.get("one")
    kept.keep("three", 3)

    assert [kept.get("one"), kept.get("two"), kept.get("three")] == [1, None, 3]
