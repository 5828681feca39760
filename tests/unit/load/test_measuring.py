"""Percentiles, middles and ratios, as the bench tells them."""

import pytest

from tests.load.measuring import Figures, figures, middle, percentile, ratio, spread

HUNDRED = [float(number) for number in range(100, 0, -1)]


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100)])
def test_a_percentile_is_a_value_that_was_measured(share, value):
    assert percentile(HUNDRED, share) == value


def test_of_one_value_every_percentile_is_that_value():
    assert [percentile([7.0], share) for share in (0.0, 0.5, 0.99)] == [7.0, 7.0, 7.0]


def test_figures_count_what_was_answered_per_second():
    assert figures(HUNDRED, seconds=2) == Figures(50, 50, 95, 99)


def test_one_disturbed_round_does_not_move_the_middle():
    calm, disturbed = Figures(100, 1, 2, 3), Figures(10, 10, 20, 30)

    assert middle([calm, disturbed, calm]) == calm


def test_a_ratio_compares_each_round_with_its_own_bare_server():
    slow, fast = Figures(100, 1, 1, 1), Figures(200, 1, 1, 1)

    assert ratio([slow, fast], bare=[fast, Figures(400, 1, 1, 1)]) == 0.5


def test_rounds_that_the_bare_server_did_not_have_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        ratio([Figures(1, 1, 1, 1)], bare=[])


def test_a_spread_tells_the_worst_too():
    assert spread([1.04, 3.0, 2.0]) == {"p50_ms": 2.0, "p95_ms": 3.0, "max_ms": 3.0}
