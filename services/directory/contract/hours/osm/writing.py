"""A schedule as OpenStreetMap writes it."""

from itertools import groupby

from services.directory.contract.hours.periods import EVERY_YEAR, Moment, Period, last_day
from services.directory.contract.hours.schedule import (
    HOLIDAY,
    MIDNIGHT,
    WEEK,
    Day,
    Rule,
    Schedule,
    Selector,
    Stretch,
)

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ALL_DAY = (Stretch(0, MIDNIGHT),)
WEEKS = {"even": "week 2-52/2", "odd": "week 1-53/2"}


def write(schedule: Schedule) -> str:
    """``Mo-Fr 09:00-12:00,14:00-17:00; Sa[2,4] 10:00-12:00; PH off``."""
    return "; ".join(map(_rule, schedule.rules))


def _rule(rule: Rule) -> str:
    """Times said to be by appointment and those that are not stand in rules side by side."""
    if rule.selector == Selector() and rule.day == ALL_DAY:
        return "24/7"
    selector = _selector(rule.selector)
    if not rule.day:
        return " ".join(filter(None, (selector, "off", rule.note and f'"{rule.note}"')))
    if rule.selector == Selector() and not _times(rule.day):
        selector = ""
    alike = groupby(rule.day, key=lambda stretch: stretch.comment)
    return ", ".join(
        " ".join(filter(None, (selector, _times(tuple(run)), comment and f'"{comment}"')))
        for comment, run in alike
    )


def _selector(selector: Selector) -> str:
    words = (_period(selector.period), WEEKS.get(selector.weeks, ""), _days(selector))
    return " ".join(filter(None, words))


def _days(selector: Selector) -> str:
    if selector.nth:
        (day,) = selector.days
        return f"{DAYS[day]}[{','.join(map(str, selector.nth))}]"
    if selector.days == WEEK and selector.period:
        return ""  # the days of a period are all of its days
    weekdays = sorted(selector.days - {HOLIDAY})
    runs = [[day for _, day in run] for _, run in groupby(enumerate(weekdays), _step)]
    names = [DAYS[HOLIDAY]] if HOLIDAY in selector.days else []
    return ",".join([*map(_run, runs), *names])


def _step(numbered: tuple[int, int]) -> int:
    return numbered[1] - numbered[0]


def _run(days: list[int]) -> str:
    if len(days) == 2:
        return f"{DAYS[days[0]]},{DAYS[days[1]]}"
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"


def _times(day: Day) -> str:
    if day[0].comment and day == (Stretch(0, MIDNIGHT, day[0].comment),):
        return ""  # by appointment, at no time in particular
    return ",".join(f"{_clock(each.opens)}-{_clock(each.closes)}" for each in day)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    (_, first, from_day), (_, last, to_day) = period.first, period.last
    if period.yearly and from_day == 1 and to_day == last_day(EVERY_YEAR, last):
        return MONTHS[first - 1] if first == last else f"{MONTHS[first - 1]}-{MONTHS[last - 1]}"
    if period.first == period.last:
        return _date(period.first)
    return f"{_date(period.first)}-{_date(period.last)}"


def _date(moment: Moment) -> str:
    year, month, day = moment
    return f"{year or ''} {MONTHS[month - 1]} {day:02}".strip()
