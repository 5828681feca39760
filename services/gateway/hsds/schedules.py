"""Opening hours as HSDS schedules: rules where they are true, else the text. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from services.directory.contract.hours.exceptional import exceptional_sentences
from services.directory.contract.hours.schedule import HOLIDAY, MIDNIGHT, Rule, Stretch
from services.directory.contract.hours.sentences import (
    DayLine,
    ordinary_week,
    sentences,
    sure_schedule,
)
from services.directory.contract.place import PlaceSnapshot
from services.gateway.hsds.ids import id_of
from services.gateway.hsds.model import Schedule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Rules = dict[tuple[str, Stretch], list[str]]
"""On which days it is open: by how often, and from when to when."""
_KEPT = 20_000  # distinct hours; to be sure of them takes a comparison of 400 days


def schedules_of(place: PlaceSnapshot) -> tuple[Schedule, ...]:
    """The usual hours, then what holds for some days only."""
    return (*_usual(place), *_exceptional(place))


def _usual(place: PlaceSnapshot) -> list[Schedule]:
    lines = sentences(place.horaires) if place.horaires else ()
    told = _told(lines) if lines else place.hours_text or place.horaires
    if rules := _rules(place.horaires):
        return [
            _rule(place.place_id, freq, days, stretch, told)
            for (freq, stretch), days in rules.items()
        ]
    only_text = Schedule(id=id_of(place.place_id, "hours"), description=told)
    return [only_text] if told else []


@lru_cache(_KEPT)
def _rules(osm: str) -> Rules:
    return (_weekly(osm) or _monthly(osm)) if osm else {}


def _weekly(osm: str) -> Rules:
    """Where all weeks are alike."""
    days: Rules = defaultdict(list)
    for day, stretches in sorted(ordinary_week(osm).items()):
        for stretch in stretches if day != HOLIDAY else ():
            days["WEEKLY", stretch].append(DAYS[day])
    return days


def _monthly(osm: str) -> Rules:
    """Where it is open on nothing but certain days of the month, such as the first Tuesday."""
    days: Rules = defaultdict(list)
    schedule = sure_schedule(osm)
    if schedule is None or not _are_monthly(schedule.rules):
        return {}
    for rule in schedule.rules:
        for stretch in rule.day:
            days["MONTHLY", stretch] += _nth_days(rule)
    return days


def _are_monthly(rules: Sequence[Rule]) -> bool:
    """None of them speaks of a day that another one speaks of."""
    named = [day for rule in rules for day in _nth_days(rule)]
    is_plain = all(r.selector.nth and not (r.selector.weeks or r.selector.period) for r in rules)
    return is_plain and len(named) == len(set(named))


def _nth_days(rule: Rule) -> list[str]:
    weekdays = sorted(rule.selector.days - {HOLIDAY})
    return [f"{nth}{DAYS[day]}" for day in weekdays for nth in rule.selector.nth]


def _rule(place_id: str, freq: str, days: Sequence[str], stretch: Stretch, told: str) -> Schedule:
    opens, closes = _clock(stretch.opens), _clock(min(stretch.closes, MIDNIGHT - 1))
    byday = ",".join(days)
    return Schedule(
        id=id_of(place_id, "hours", byday, opens, closes),
        freq=freq,
        wkst="MO",
        byday=byday,
        opens_at=opens,
        closes_at=closes,
        attending_type=stretch.comment or None,
        notes=told,
    )


def _exceptional(place: PlaceSnapshot) -> list[Schedule]:
    said = place.exceptional_hours
    return [
        Schedule(
            id=id_of(place.place_id, "exception", each.first.isoformat(), str(number)),
            valid_from=each.first,
            valid_to=each.last,
            description=_told([line]),
        )
        for number, (each, line) in enumerate(zip(said, exceptional_sentences(said), strict=True))
    ]


def _told(lines: Iterable[DayLine]) -> str:
    return " ; ".join(f"{line.days} : {line.times}" if line.days else line.times for line in lines)


def _clock(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(minutes, 60))
