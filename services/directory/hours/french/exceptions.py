"""« Sauf » and « fermé » applied to the week they were said of."""

from services.directory.contract.hours.schedule import HOLIDAY, Day, Rule, Selector
from services.directory.hours.french import refusal
from services.directory.hours.french.days import Days
from services.directory.hours.french.kinds import Kind
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import Closes, Opens, Replaces
from services.directory.hours.french.times import within
from services.directory.hours.french.week_table import WeekTable


def close(week: WeekTable, closes: Closes, days: Days, said: list[Opens]) -> list[Rule]:
    """Close days of the week; returns the rules for what a week alone cannot tell."""
    if days.nth or days.weeks:
        return [Rule(Selector(days.weekdays, days.nth, days.weeks), ())]
    for day in sorted(days.weekdays):
        if days.part:
            week.always[day] = _without(week.always.get(day, ()), days.part)
        else:
            _see_that_it_may_close(day, closes, said)
            week.always[day] = ()
    return []


def replace_hours(week: WeekTable, replaces: Replaces) -> None:
    """« 8h-12h 13h-17h sauf le vendredi 8h-12h 13h-16h30 ».

    Hours that merely lie inside the usual ones could as well be those when it is closed.
    """
    for day in replaces.days.weekdays:
        usual, new = week.always.get(day, ()), replaces.hours
        alike = len(usual) == len(new) > 1 and usual[0].opens == new[0].opens
        if not alike or replaces.days.nth or replaces.days.weeks:
            raise Unclear(refusal.AMBIGUOUS_EXCEPTION)
        week.always[day] = new


def see_that_it_was_said_of(days: Days, opens: Opens, column: frozenset[int]) -> None:
    """« Sauf le mercredi » takes away from the statement before, which must have that day."""
    before = opens.days.weekdays if opens.days else column
    weekdays = days.weekdays - {HOLIDAY}
    whole = not (days.part or days.nth or days.weeks)
    if not weekdays <= before or (whole and weekdays and weekdays == before):
        raise Unclear(refusal.AMBIGUOUS_EXCEPTION)


def _without(hours: Day, part: Kind) -> Day:
    other = Kind.MORNING if part == Kind.AFTERNOON else Kind.AFTERNOON
    if not all(within(stretch, part) or within(stretch, other) for stretch in hours):
        raise Unclear(refusal.AMBIGUOUS_PART)
    return tuple(stretch for stretch in hours if not within(stretch, part))


def _see_that_it_may_close(day: int, closes: Closes, said: list[Opens]) -> None:
    """A day that was said to open all by itself cannot be closed too."""
    alone = (each for each in said if each.days and each.days.weekdays == {day} and each.hours)
    if any(alone) and not closes.excepts:
        raise Unclear(refusal.DAY_SAID_TWICE)
