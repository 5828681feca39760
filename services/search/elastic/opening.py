"""When places are open, as the engine keeps and finds it: pure.

The minutes of the usual week and of public holidays are ranges. The few whose weeks differ are kept
by the text of their timetable: which of those are open is found out here, one by one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.hours.territory import Territory, all_territories
from services.directory.contract.hours.timetable import Timetable
from services.search.contract.opening import MIDNIGHT, Window
from services.search.opening.asked import Alternatives
from services.search.opening.week import Days, Opens, is_open

Json = dict[str, Any]
Asked = Callable[[Territory], tuple[Alternatives, ...]]

LONGEST = 8_000  # letters; no term may be longer than 32 kB: such a timetable is never found open
MOST_IRREGULAR = 30_000
OPENING: Json = {
    "calendar": {"type": "keyword"},
    "open_usually": {"type": "integer_range"},
    "open_on_holidays": {"type": "integer_range"},
    "irregular": {"type": "keyword", "ignore_above": LONGEST},
}
# The timetables that have to be asked one by one; a tombstone has none.
IRREGULAR_QUERY: Json = {
    "query": {"exists": {"field": "irregular"}},
    "size": 0,
    "track_total_hits": False,
    "aggregations": {"irregular": {"terms": {"field": "irregular", "size": MOST_IRREGULAR}}},
}


def project_opening(opens: Opens) -> Json:
    """The fields of a place's document."""
    if opens.week is None:
        return {"irregular": _to_text(opens.timetable)}
    return {
        "calendar": _calendar(opens.timetable.territory),
        "open_usually": _ranges(opens.week.usual),
        "open_on_holidays": _ranges(opens.week.holidays),
    }


def open_filter(asked: Asked, answer: Json) -> Json:
    """Open when it is asked; ``answer`` is the one to IRREGULAR_QUERY."""
    texts = [bucket["key"] for bucket in answer["aggregations"]["irregular"]["buckets"]]
    timetables = ((text, _to_timetable(text)) for text in texts)
    irregular = [text for text, each in timetables if is_open(each, asked(each.territory))]
    ways = [_regular(asked), {"terms": {"irregular": irregular}}]
    return {"bool": {"should": ways, "minimum_should_match": 1}}


def _regular(asked: Asked) -> Json:
    """Territories whose clocks and holidays say the same of what is asked are asked together."""
    alike: dict[tuple[tuple[tuple[str, int, int], ...], ...], list[str]] = defaultdict(list)
    for territory in all_territories():
        minutes = tuple(
            tuple(_minutes(window, territory) for window in windows) for windows in asked(territory)
        )
        alike[minutes].append(_calendar(territory))
    ways = [_of_calendars(calendars, minutes) for minutes, calendars in sorted(alike.items())]
    return {"bool": {"should": ways, "minimum_should_match": 1}}


def _of_calendars(calendars: Collection[str], minutes: Iterable[Iterable[Any]]) -> Json:
    groups = [
        {"bool": {"should": [_in(*each) for each in windows], "minimum_should_match": 1}}
        for windows in minutes
    ]
    return {"bool": {"filter": [{"terms": {"calendar": sorted(calendars)}}, *groups]}}


def _in(field: str, begins: int, ends: int) -> Json:
    return {"range": {field: {"gte": begins, "lt": ends, "relation": "intersects"}}}


def _minutes(window: Window, territory: Territory) -> tuple[str, int, int]:
    holiday = window.day in territory.holidays_of(window.day.year)
    start = window.day.weekday() * MIDNIGHT
    field = "open_on_holidays" if holiday else "open_usually"
    return field, start + window.begins, start + window.ends


def _ranges(days: Days) -> list[Json]:
    return [
        {"gte": day * MIDNIGHT + begins, "lt": day * MIDNIGHT + ends}
        for day, spans in enumerate(days)
        for begins, ends in spans
    ]


def _calendar(territory: Territory) -> str:
    return f"{territory.zone.key}/{territory.subdivision}"


def _to_text(timetable: Timetable) -> str:
    """All that opening depends on: notes are left out."""
    exceptions = [[each.first, each.last, each.hours] for each in timetable.exceptions]
    where = timetable.territory
    told = [where.zone.key, where.subdivision, timetable.osm, exceptions]
    return orjson.dumps(told).decode()


def _to_timetable(text: str) -> Timetable:
    zone, subdivision, osm, exceptions = orjson.loads(text)
    return Timetable(
        osm,
        Territory(ZoneInfo(zone), subdivision),
        tuple(
            ExceptionalHours(first=first, last=last, hours=hours)
            for first, last, hours in exceptions
        ),
    )
