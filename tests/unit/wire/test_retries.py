from services.wire.errors import Unavailable
from services.wire.retries import Park, Retry, next_stop

DELAYS = (10, 60, 300)
BUG = ValueError("a bug")
AWAY = Unavailable("engine_away")


def test_a_failure_is_tried_again_after_growing_delays():
    stops = [next_stop(attempt, BUG, DELAYS) for attempt in range(3)]

    assert stops == [Retry(10, 1), Retry(60, 2), Retry(300, 3)]


def test_a_failure_after_the_last_delay_is_parked():
    assert next_stop(3, BUG, DELAYS) == Park(4)


def test_a_dependency_that_is_away_is_asked_at_the_longest_delay_for_ever():
    assert next_stop(3, AWAY, DELAYS) == Retry(300, 3)
