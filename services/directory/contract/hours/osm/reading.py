"""OpenStreetMap's ``opening_hours`` as a schedule: the forms that can be told in plain words."""

import re
from dataclasses import replace
from itertools import pairwise

from services.directory.contract.hours.osm.selectors import NotPlain, read_selector
from services.directory.contract.hours.osm.writing import ALL_DAY
from services.directory.contract.hours.schedule import MIDNIGHT, Day, Rule, Schedule, Stretch

_SPAN = r"\d\d?:\d\d\s*-\s*\d\d?:\d\d"
_RULE = re.compile(
    rf"""\s*(?P<selector>[^";]*?)\s*
    (?P<times>24/7|{_SPAN}(?:\s*,\s*{_SPAN})*)?\s*
    (?P<state>\b(?:open|off|closed|unknown)\b)?\s*
    (?P<comment>"[^"]*")?\s*
    (?P<then>;|(?<=[\d"]),(?=\s*[A-Z])|$)""",  # behind a time, a comma adds another rule
    re.VERBOSE,
)
_CLOCK = re.compile(r"(\d\d?):(\d\d)")
APPOINTMENT = re.compile(r"(?i)(?<!sans )(?:rendez.?vous|\brdv\b|appointment)")


def read(osm: str) -> Schedule:
    """Raises NotPlain for what is not read; it may be valid all the same."""
    text = osm.strip().rstrip("; ")
    rules: list[Rule] = []
    at, adds = 0, False
    while at < len(text):
        found = _RULE.match(text, at)
        if found is None or found.end() == at:
            raise NotPlain(text[at:])
        rule = _rule(found)
        if adds:
            rules.append(_joined(rules.pop(), rule))
        else:
            rules.append(rule)
        at, adds = found.end(), found["then"] == ","
    return Schedule(tuple(rules))


def _rule(found: re.Match[str]) -> Rule:
    comment = (found["comment"] or "").strip('"')
    selector = read_selector(found["selector"])
    if found["state"] in {"off", "closed"}:
        if found["times"]:  # « off » from 12:00 to 14:00 leaves the rest of the day as it was
            raise NotPlain(found[0])
        return Rule(selector, (), comment)
    if bool(comment) != bool(APPOINTMENT.search(comment)):
        raise NotPlain(comment)
    if not comment and (not found["times"] or found["state"] == "unknown"):
        raise NotPlain(found[0])
    return Rule(selector, _day(found["times"], comment))


def _joined(before: Rule, more: Rule) -> Rule:
    if before.selector != more.selector or not (before.day and more.day):
        raise NotPlain("rules side by side for different days")
    return replace(before, day=_in_order(before.day + more.day))


def _day(times: str | None, comment: str) -> Day:
    if not times or times == "24/7":
        return tuple(replace(stretch, comment=comment) for stretch in ALL_DAY)
    ends = [int(hour) * 60 + int(minute) for hour, minute in _CLOCK.findall(times)]
    pairs = zip(ends[::2], ends[1::2], strict=True)
    return _in_order(tuple(Stretch(opens, closes, comment) for opens, closes in pairs))


def _in_order(day: Day) -> Day:
    """Past midnight, or one into the other: valid, yet not told in plain words."""
    ordered = tuple(sorted(day))
    if any(each.opens >= each.closes or each.closes > MIDNIGHT for each in ordered):
        raise NotPlain("past midnight")
    if any(one.closes > other.opens for one, other in pairwise(ordered)):
        raise NotPlain("one into the other")
    return ordered
