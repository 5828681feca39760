"""Days, times and seasons in the words of a language."""

from itertools import groupby

from services.directory.contract.hours.languages import Language
from services.directory.contract.hours.periods import EVERY_YEAR, Moment, Period, last_day
from services.directory.contract.hours.schedule import (
    HOLIDAY,
    MIDNIGHT,
    WEEK,
    Day,
    Selector,
    Stretch,
)


def days_of(selector: Selector, words: Language) -> str:
    """« lundi à mercredi et vendredi », « 2e et 4e samedi du mois »; empty for any day."""
    named = "" if selector.period and selector.days == WEEK else _days(selector, words)
    if selector.weeks:
        named = words.weeks[selector.weeks].format(named or words.every_day)
    if not selector.period:
        return named
    period = _period(selector.period, words)
    return words.in_period.format(period=period, days=named) if named else period


def times_of(day: Day, words: Language, note: str = "") -> str:
    if not day:
        return f"{words.closed} ({note})" if note else words.closed
    return words.comma.join(_stretch(stretch, words) for stretch in day)


def _days(selector: Selector, words: Language) -> str:
    if selector.nth:
        (day,) = selector.days
        nth = _list([words.nth[number] for number in selector.nth], words)
        return words.of_the_month.format(nth=nth, day=words.days[day])
    weekdays = sorted(selector.days - {HOLIDAY})
    runs = [[day for _, day in run] for _, run in groupby(enumerate(weekdays), _step)]
    names = [name for run in runs for name in _run(run, words)]
    if selector.days >= WEEK:
        names = [words.every_day]
    holidays = [words.days[HOLIDAY]] if HOLIDAY in selector.days else []
    return _list([*names, *holidays], words)


def _step(numbered: tuple[int, int]) -> int:
    return numbered[1] - numbered[0]


def _run(days: list[int], words: Language) -> list[str]:
    if len(days) < 3:
        return [words.days[day] for day in days]
    return [words.run.format(words.days[days[0]], words.days[days[-1]])]


def _list(names: list[str], words: Language) -> str:
    if len(names) == 1:
        return names[0]
    return words.both.format(words.comma.join(names[:-1]), names[-1])


def _stretch(stretch: Stretch, words: Language) -> str:
    """A number to call is kept behind « sur rendez-vous »."""
    _, mark, phone = stretch.comment.partition(" : ")
    comment = words.by_appointment + mark + phone if stretch.comment else ""
    if (stretch.opens, stretch.closes) == (0, MIDNIGHT):
        return comment or words.all_day
    times = words.span.format(_clock(stretch.opens, words), _clock(stretch.closes, words))
    return f"{times} {comment}".strip()


def _clock(minutes: int, words: Language) -> str:
    if minutes == MIDNIGHT:
        return words.midnight
    hour, minute = divmod(minutes, 60)
    pattern = words.hour_and_minute if minute else words.hour
    return pattern.format(hour=hour, minute=minute)


def _period(period: Period, words: Language) -> str:
    (_, first, from_day), (_, last, to_day) = period.first, period.last
    if period.yearly and from_day == 1 and to_day == last_day(EVERY_YEAR, last):
        return _months(first, last, words)
    if period.first == period.last:
        return words.on.format(_date(period.first, words))
    begins = period.first
    if begins[0] == period.last[0]:
        begins = (EVERY_YEAR, 0 if first == last else first, from_day)
    return words.from_to.format(_date(begins, words), _date(period.last, words))


def _months(first: int, last: int, words: Language) -> str:
    names = (words.months[first - 1], words.months[last - 1])
    if first == last:
        return names[0]
    return (words.both if last == first % 12 + 1 else words.run).format(*names)


def _date(moment: Moment, words: Language) -> str:
    year, month, day = moment
    pattern = words.first_of_month if day == 1 else words.date
    name = words.months[month - 1] if month else ""  # the end of the period says it
    return pattern.format(day=day, month=name, year=year or "").strip()
