"""What was said of each day, so that no day is said twice; then it is told as rules."""

from collections import defaultdict
from dataclasses import dataclass, field

from services.directory.contract.hours.schedule import HOLIDAY, Day, Rule, Selector, Weeks
from services.directory.hours.french import refusal
from services.directory.hours.french.days import Days
from services.directory.hours.french.refusal import Unclear
from services.directory.hours.french.statements import Scope

_LAST, _MAY_BE_LAST = -1, frozenset({4, 5})


@dataclass
class WeekTable:
    """The hours of each weekday (and of holidays): always, or on some days of its kind only."""

    scope: Scope
    always: dict[int, Day] = field(default_factory=dict)
    sometimes: dict[int, dict[tuple[tuple[int, ...], Weeks], Day]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def say(self, days: Days, hours: Day) -> None:
        for day in sorted(days.weekdays):
            self._see_that_it_is_new(day, days)
            if days.nth or days.weeks:
                self.sometimes[day][days.nth, days.weeks] = hours
            else:
                self.always[day] = hours

    @property
    def weekdays(self) -> frozenset[int]:
        return (frozenset(self.always) | frozenset(self.sometimes)) - {HOLIDAY}

    def opens_on(self, day: int) -> bool:
        return bool(self.always.get(day)) or day in self.sometimes

    def rules(self) -> list[Rule]:
        """Days with the same hours together, in the order of the week."""
        together: dict[Day, set[int]] = defaultdict(set)
        for day in sorted(self.always.keys() - {HOLIDAY}):
            together[self.always[day]].add(day)
        return [
            *(self._rule(frozenset(days), hours) for hours, days in together.items()),
            *(
                self._rule(frozenset({day}), hours, nth, weeks)
                for day, turns in sorted(self.sometimes.items())
                for (nth, weeks), hours in turns.items()
            ),
        ]

    def holiday_rules(self) -> list[Rule]:
        if HOLIDAY not in self.always:
            return []
        return [self._rule(frozenset({HOLIDAY}), self.always[HOLIDAY])]

    def _see_that_it_is_new(self, day: int, days: Days) -> None:
        plain = not (days.nth or days.weeks)
        twice = day in self.always or (plain and day in self.sometimes)
        if twice or any(_meet(turn, days) for turn in self.sometimes.get(day, ())):
            raise Unclear(refusal.DAY_SAID_TWICE)

    def _rule(
        self, days: frozenset[int], hours: Day, nth: tuple[int, ...] = (), weeks: Weeks = ""
    ) -> Rule:
        if weeks and self.scope.weeks:
            raise Unclear(refusal.AMBIGUOUS_WEEKS)
        selector = Selector(days, nth, weeks or self.scope.weeks, self.scope.period)
        return Rule(selector, hours)


def _meet(turn: tuple[tuple[int, ...], Weeks], days: Days) -> bool:
    """May a day be of both? The last Friday is a fourth or a fifth."""
    nth, weeks = turn
    if weeks and days.weeks:
        return weeks == days.weeks
    if not (nth and days.nth):
        return True
    one, other = set(nth), set(days.nth)
    return bool(
        one & other
        or (_LAST in one and other & _MAY_BE_LAST)
        or (_LAST in other and one & _MAY_BE_LAST)
    )
