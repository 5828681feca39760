"""Weeks at random, and the ways in which people write them down."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from services.directory.contract.hours.schedule import (
    HOLIDAY,
    Day,
    Rule,
    Schedule,
    Selector,
    Stretch,
)

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
NTH = {1: "1er", 2: "2e", 3: "3ème", 4: "4e"}


@st.composite
def weeks(draw) -> Schedule:
    """Some days open, others closed or not spoken of; perhaps a second Saturday, perhaps PH."""
    days = draw(
        st.dictionaries(st.integers(0, 4), st.one_of(hours(), st.just(())), min_size=1, max_size=5)
    )
    if not any(days.values()):
        days[0] = (Stretch(9 * 60, 12 * 60),)
    rules = [Rule(Selector(frozenset({day})), days[day]) for day in sorted(days)]
    if nth := draw(st.sets(st.integers(1, 4), max_size=2)):
        rules.append(Rule(Selector(frozenset({5}), tuple(sorted(nth))), draw(hours())))
    if parity := draw(st.sampled_from(("", "even", "odd"))):
        rules.append(Rule(Selector(frozenset({6}), weeks=parity), draw(hours())))
    if draw(st.booleans()):
        rules.append(Rule(Selector(frozenset({HOLIDAY})), ()))
    return Schedule(tuple(rules))


@st.composite
def hours(draw) -> Day:
    """A morning, an afternoon, or both, in quarters of an hour."""
    quarters = sorted(draw(st.sets(st.integers(24, 88), min_size=4, max_size=4)))
    ends = quarters if draw(st.booleans()) else quarters[:2]
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return tuple(Stretch(opens * 15, closes * 15) for opens, closes in pairs)


@dataclass(frozen=True)
class Style:
    """How times, a line, and what is between lines are written."""

    clock: Callable[[int], str]
    inside: str  # 9h à 12h
    between: str  # 9h-12h et 14h-17h
    line: str  # {days} {times}
    closed: str  # {days}
    then: str
    groups: bool = False  # days with the same hours are said together


def written(week: Schedule, style: Style) -> str:
    lines = [_line(days, hours, style) for days, hours in _said(week, style)]
    return style.then.join(lines)


def _said(week: Schedule, style: Style) -> list[tuple[str, Day]]:
    together: dict[object, list[str]] = defaultdict(list)
    for at, rule in enumerate(week.rules):
        alone = not style.groups or not _is_plain(rule)
        together[at if alone else rule.day].append(_days(rule.selector))
    hours = {at: rule.day for at, rule in enumerate(week.rules)}
    return [(_list(days), hours.get(key, key)) for key, days in together.items()]


def _is_plain(rule: Rule) -> bool:
    selector = rule.selector
    return bool(rule.day) and not (selector.nth or selector.weeks)


def _days(selector: Selector) -> str:
    (day,) = selector.days
    if day == HOLIDAY:
        return "jours fériés"
    nth = " et ".join(NTH[number] for number in selector.nth)
    if nth:
        return f"{nth} {DAYS[day]} du mois"
    weeks = {"even": " des semaines paires", "odd": " des semaines impaires", "": ""}
    return DAYS[day] + weeks[selector.weeks]


def _list(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} et {days[-1]}"


def _line(days: str, hours: Day, style: Style) -> str:
    if not hours:
        return style.closed.format(days)
    times = style.between.join(
        f"{style.clock(each.opens)}{style.inside}{style.clock(each.closes)}" for each in hours
    )
    return style.line.format(days, times)


def _short(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}h{minute:02}" if minute else f"{hour}h"


def _spaced(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour} h {minute:02}" if minute else f"{hour} h"


def _digital(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


STYLES = (
    Style(_short, "-", " / ", "{} : {}", "{} : fermé", " ; "),
    Style(_short, " à ", " et de ", "le {} de {}", "le {} : fermé", ", "),
    Style(_spaced, " – ", "  ", "{}\n{}", "{}\nFermé", "\n\n"),
    Style(_digital, "–", ", ", "{} : {}", "{} : FERMÉ", "\n"),
    Style(_short, "/", " - ", "{} {}", "{} fermé", " ", groups=True),
    Style(_digital, " à ", " puis de ", "{} : de {}", "fermé les {}", ". ", groups=True),
    Style(_short, " ", " ", "{} {}", "{} : fermé", " -- "),
    Style(_short, "-", " et ", "{1} le {0}", "fermé le {}", ", "),
)
