"""Who may see a pair, and who may judge it: by where both places lie today, not by where they lay
when they were found. Pure.
"""

from collections.abc import Mapping

from services.directory.contract.duplicates import Duplicate
from services.directory.contract.revision import Actor
from services.directory.duplicates.refusals import NotBothYours
from services.directory.places.place import Place
from services.directory.rights import Subject, may, must_be_allowed

Places = Mapping[str, Place]


def may_see(by: Actor, pair: Duplicate, places: Places) -> bool:
    """Whoever looks after one of the two."""
    return any(may(by, "see_duplicates", each) for each in _subjects(pair, places))


def must_see(by: Actor, pair: Duplicate, places: Places) -> None:
    """Raises Forbidden unless they look after one of the two."""
    if not may_see(by, pair, places):
        must_be_allowed(by, "see_duplicates", Subject())


def must_judge(by: Actor, pair: Duplicate, places: Places) -> None:
    """Raises Forbidden unless they look after both: what is made of one changes the other too."""
    must_see(by, pair, places)
    if not all(may(by, "judge_duplicate", each) for each in _subjects(pair, places)):
        raise NotBothYours()


def _subjects(pair: Duplicate, places: Places) -> list[Subject]:
    """A place that is no more lies nowhere."""
    known = map(places.get, pair.place_ids)
    return [place.subject if place else Subject() for place in known]
