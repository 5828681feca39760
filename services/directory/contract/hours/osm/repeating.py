"""Hours that name a day twice, and seem to mean both."""

from itertools import combinations

from services.directory.contract.hours.osm.reading import read
from services.directory.contract.hours.osm.selectors import NotPlain
from services.directory.contract.hours.schedule import Rule


def says_a_day_twice(osm: str) -> bool:
    """By the letter ``Mo 09:00-12:00; Mo 14:00-17:00`` closes the morning; it never means to."""
    try:
        rules = read(osm).rules
    except NotPlain:
        return False
    return any(_seem_to_add(one, other) for one, other in combinations(rules, 2))


def _seem_to_add(one: Rule, other: Rule) -> bool:
    """The same kind of days, and hours that have nothing in common."""
    same_kind = (
        one.selector.period == other.selector.period
        and one.selector.weeks == other.selector.weeks
        and one.selector.nth == other.selector.nth
        and one.selector.days & other.selector.days
    )
    if not (same_kind and one.day and other.day):
        return False
    return not any(a.opens < b.closes and b.opens < a.closes for a in one.day for b in other.day)
