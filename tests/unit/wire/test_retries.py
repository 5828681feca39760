"""What becomes of a message whose handler failed."""

from services.wire.errors import Unavailable
from services.wire.retries import Park, Retry, Tries, next_stop

DELAYS = (10, 60, 300)
BUG = ValueError("a bug")
AWAY = Unavailable("engine_away")


def test_a_failure_is_tried_again_after_growing_delays():
    stops = [next_stop(Tries(failed), BUG, DELAYS) for failed in range(3)]

    assert stops == [Retry(10, Tries(1)), Retry(60, Tries(2)), Retry(300, Tries(3))]


def test_a_failure_after_the_last_delay_is_parked():
    assert next_stop(Tries(3), BUG, DELAYS) == Park(Tries(4))


def test_a_dependency_that_is_away_is_asked_after_growing_delays():
    stops = [next_stop(Tries(0, waited), AWAY, DELAYS) for waited in range(3)]

    assert [stop.delay_ms for stop in stops] == [10, 60, 300]


def test_a_dependency_that_stays_away_is_asked_at_the_longest_delay_for_ever():
    assert next_stop(Tries(0, 50), AWAY, DELAYS) == Retry(300, Tries(0, 51))


def test_having_waited_for_a_dependency_is_no_failure():
    assert next_stop(Tries(0, 50), BUG, DELAYS) == Retry(10, Tries(1, 50))
