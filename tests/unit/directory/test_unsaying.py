"""The history of a place as if it had never taken another one over."""

from datetime import UTC, datetime

import pytest

from services.directory.contract.history import HistoryLine
from services.directory.erasure.unsaying import stretches, unsaid

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_line(revision, what, before, after):
    return HistoryLine(
        line_id=f"a/{revision}",
        place_id="a",
        revision=revision,
        what=what,
        at=NOON,
        before=before,
        after=after,
    )


LINES = (
    a_line(1, "published", {}, {"nom": "FunLab"}),
    a_line(
        2,
        "merged",
        {"nom": "FunLab", "telephone": "", "date_maj": "2026-01-01"},
        {"nom": "Le FunLab", "telephone": "+332", "date_maj": "2026-03-02", "replaces": "b"},
    ),
    a_line(3, "published", {"telephone": "+332"}, {"telephone": "+339"}),
    a_line(
        4,
        "separated",
        {"nom": "Le FunLab", "date_maj": "2026-03-02"},
        {"nom": "FunLab", "date_maj": "2026-03-03", "separated": "b"},
    ),
    a_line(5, "published", {"nom": "FunLab"}, {"nom": "Le FunLab"}),
)


def rewritten(lines, at_most=None):
    told = [line for stretch in stretches(lines, "b") for line in unsaid(stretch)][:at_most]
    return tuple({line.line_id: line for line in (*lines, *told)}.values())


def test_each_line_says_what_it_had_said_without_the_other():
    changes = {line.revision: (line.before, line.after) for line in rewritten(LINES)}

    assert changes == {
        1: ({}, {"nom": "FunLab"}),
        2: ({"date_maj": "2026-01-01"}, {"date_maj": "2026-03-02", "replaces": "b"}),
        3: ({"telephone": ""}, {"telephone": "+339"}),
        4: ({"date_maj": "2026-03-02"}, {"date_maj": "2026-03-03", "separated": "b"}),
        5: ({"nom": "FunLab"}, {"nom": "Le FunLab"}),
    }


@pytest.mark.parametrize("written", [0, 1, 2, 3])
def test_cut_after_any_line_and_done_again_it_ends_the_same(written):
    assert rewritten(rewritten(LINES, written)) == rewritten(LINES)


def test_a_merge_with_another_one_is_left_as_it_was():
    assert [*stretches(LINES, "c")] == []


def test_without_an_end_it_goes_on_to_the_last_line():
    [stretch] = stretches(LINES[:3], "b")

    assert [line.revision for line in stretch.lines] == [2, 3]
