"""When the places are open, as a column: each holds the number of its timetable."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

import numpy as np

from services.directory.contract.hours.territory import Territory, territory_of
from services.directory.contract.hours.timetable import Timetable
from services.search.contract.opening import Window
from services.search.contract.search import PlaceSearch
from services.search.embedded.bits import Mask, Rows, Weeks
from services.search.opening.asked import Alternatives, windows_asked
from services.search.opening.week import Opens, Week, is_open

Asked = Callable[[Territory], tuple[Alternatives, ...]]
Question = tuple[datetime | None, tuple[Window, ...]]
MOST_ANSWERS = 64
_NEVER = 0
NEVER = Timetable("off", territory_of(""))


class Timetables:
    """Many places have the same hours: a question looks at distinct ones, then at one column.

    Those whose weeks are all alike are answered from bits, the others one by one.
    """

    def __init__(self) -> None:
        self._numbers: dict[Timetable, int] = {}
        self._timetables = [NEVER]  # by number; the first is of places that never open
        self._irregular: dict[int, Timetable] = {}
        self._regular: dict[Territory, _Regular] = {}
        self._weeks, self._holidays = Weeks(), Weeks()
        self._column = np.zeros(64, np.int32)
        self._answers: dict[Question, Mask] = {}  # by timetable

    def reserve(self, rows: int) -> None:
        """Have room for so many rows; new ones never open."""
        if rows > len(self._column):
            self._column = np.concatenate([self._column, np.zeros(rows, np.int32)])

    def set(self, row: int, opens: Opens | None) -> None:
        """This row has these hours now; None for a tombstone."""
        self._column[row] = _NEVER if opens is None else self._number(opens)

    def of(self, row: int) -> Timetable:
        """The hours of this row."""
        return self._timetables[int(self._column[row])]

    def suiting(self, search: PlaceSearch, rows: int) -> Mask:
        """Which of the first so many rows are open when it is asked."""
        question = (search.open_at, search.open_during)
        suiting = self._answers.get(question)
        if suiting is None or len(suiting) < len(self._timetables):  # new ones since
            suiting = self._asked(partial(windows_asked, search))
            self._remember(question, suiting)
        return suiting[self._column[:rows]]

    def _remember(self, question: Question, suiting: Mask) -> None:
        """« Now » is asked all the minute long, each time with other words and places."""
        if len(self._answers) >= MOST_ANSWERS:
            self._answers.clear()
        self._answers[question] = suiting

    def _asked(self, asked: Asked) -> Mask:
        """The distinct timetables that are open."""
        suiting = np.zeros(len(self._timetables), np.bool_)
        for territory, regular in self._regular.items():
            suiting[regular.numbers.array()] = self._all(regular, territory, asked(territory))
        for number, timetable in self._irregular.items():
            suiting[number] = is_open(timetable, asked(timetable.territory))
        return suiting

    def _all(self, regular: "_Regular", where: Territory, asked: Iterable[Alternatives]) -> Mask:
        suits = np.ones(len(regular.numbers.array()), np.bool_)
        for windows in asked:
            some = np.zeros_like(suits)
            for window in windows:
                some |= self._in_window(regular, where, window)
            suits &= some
        return suits

    def _in_window(self, regular: "_Regular", where: Territory, window: Window) -> Mask:
        holiday = window.day in where.holidays_of(window.day.year)
        weeks = self._holidays if holiday else self._weeks
        numbers = (regular.holidays if holiday else regular.weeks).array()
        return weeks.open_in(numbers, window.day.weekday(), window.begins, window.ends)

    def _number(self, opens: Opens) -> int:
        timetable = opens.timetable
        if (number := self._numbers.get(timetable)) is None:
            number = self._numbers[timetable] = len(self._timetables)
            self._timetables.append(timetable)
            if opens.week is None:
                self._irregular[number] = timetable
            else:
                self._add(number, timetable.territory, opens.week)
        return number

    def _add(self, number: int, territory: Territory, week: Week) -> None:
        regular = self._regular.setdefault(territory, _Regular())
        regular.numbers.append(number)
        regular.weeks.append(self._weeks.number(week.usual))
        regular.holidays.append(self._holidays.number(week.holidays))


class _Regular:
    """The timetables of one territory whose weeks are all alike: a row each."""

    def __init__(self) -> None:
        self.numbers, self.weeks, self.holidays = _Numbers(), _Numbers(), _Numbers()


class _Numbers:
    """Written one by one, read all at once and much more often."""

    def __init__(self) -> None:
        self._list: list[int] = []
        self._array: Rows = np.zeros(0, np.intp)

    def append(self, number: int) -> None:
        self._list.append(number)

    def array(self) -> Rows:
        if len(self._array) != len(self._list):
            self._array = np.array(self._list, np.intp)
        return self._array
