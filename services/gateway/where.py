"""« Où » : the point that a name, a postcode or an address means. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from services.directory.contract.gazetteer.commune import departement_of
from services.directory.contract.gazetteer.geocoder import Geocoder, Located
from services.search.contract.search import FoundPlaces
from services.wire.errors import Invalid, Reason

CERTAIN = 1.0
NEARLY = 0.2  # below the best, a reading is no longer worth offering
NEARLY_AS_GOOD = 0.1  # of a name that is begun, or misspelt a little
MOST_OFFERED = 4


class Meant(NamedTuple):
    """What a text means, and what else it may; nothing else where there is no doubt."""

    best: Located
    others: tuple[Located, ...] = ()


class Home:
    """The departments whose communes are meant first; none where all France is."""

    def __init__(self, departments: Iterable[str] = ()) -> None:
        self._departments = frozenset(departments)

    def __bool__(self) -> bool:
        return bool(self._departments)

    def has(self, code: str) -> bool:
        """Whether this INSEE code, or this postcode but for Corsica's, is one of there."""
        return departement_of(code) in self._departments


def read_where(text: str, geocoder: Geocoder, home: Home) -> Meant:
    """Raises Invalid, naming ``where``, for a text that means no point."""
    located = geocoder.locate(text)
    if not located:
        reason = Reason(field="where", message="names no commune, postcode or address of France")
        raise Invalid("invalid_parameters", "Correct the fields named below.", [reason])
    likely = [each for each in located if each.score >= located[0].score - NEARLY]
    likely.sort(key=lambda each: not _is_as_good_at_home(each, located[0], home))
    best, *others = likely
    is_alone = best.score == CERTAIN and _is_the_only_one(best, others, home)
    return Meant(best, () if is_alone else tuple(others[:MOST_OFFERED]))


def _is_as_good_at_home(each: Located, best: Located, home: Home) -> bool:
    return each.score >= best.score - NEARLY_AS_GOOD and home.has(each.code_insee)


def _is_the_only_one(best: Located, others: Iterable[Located], home: Home) -> bool:
    """Of that very name: in France, or at home where it is."""
    rivals = [each for each in others if each.score == CERTAIN]
    if home.has(best.code_insee):
        rivals = [each for each in rivals if home.has(each.code_insee)]
    return not rivals


class LocatedPlaces(FoundPlaces):
    """What was found, and the point that ``where`` meant; ``elsewhere`` is what else it may mean,
    the likeliest first. Nothing of both where a point was given, or none.
    """

    where: Located | None = None
    elsewhere: tuple[Located, ...] = ()


def located_written(found: bytes, meant: Meant | None) -> bytes:
    """LocatedPlaces as JSON, of what was found as JSON."""
    where = meant and meant.best.model_dump(mode="json")
    elsewhere = [each.model_dump(mode="json") for each in meant.others] if meant else []
    return found[:-1] + b"," + orjson.dumps({"where": where, "elsewhere": elsewhere})[1:]


def located(found: FoundPlaces, meant: Meant | None) -> LocatedPlaces:
    """What was found, with where that is."""
    if meant is None:
        return LocatedPlaces(**dict(found))
    return LocatedPlaces(**dict(found), where=meant.best, elsewhere=meant.others)
