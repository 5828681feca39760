"""What is known of communes while a file is read: their centre, and their usual postcode."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple, Protocol

from services.directory.cleaning.folding import fold
from services.directory.cleaning.positions import FAR_KM, Point, km_between

Key = tuple[str, str]
_OVERSEAS = ("97", "98")  # there a department has three digits
_ENOUGH = 6  # rows of a commune, before its usual postcode is known


class CommuneCentres(Protocol):
    """Where communes are. A gazetteer says it best; without one, the file itself."""

    def centre_of(
        self, code_insee: str, code_postal: str, commune: str
    ) -> tuple[float, float] | None:
        """Latitude and longitude in WGS84 degrees; None when it does not know."""


class Sighting(NamedTuple):
    """What one row says of its commune."""

    code_insee: str
    code_postal: str
    commune: str
    point: Point | None


@dataclass
class _Seen:
    latitudes: "array[float]" = field(default_factory=lambda: array("d"))
    longitudes: "array[float]" = field(default_factory=lambda: array("d"))
    postcodes: Counter[str] = field(default_factory=Counter)


class CommunesOfTheFile:
    """The middle of a commune's own rows, when there are at least two and most agree.

    A median bears a few points that are far off; where half of them are, nobody can tell which.
    Bounded: 16 bytes a row.
    """

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self._seen: dict[Key, _Seen] = defaultdict(_Seen)
        for sighting in sightings:
            self._see(sighting)
        self._centres = {key: _middle(seen) for key, seen in self._seen.items()}

    def centre_of(self, code_insee: str, code_postal: str, commune: str) -> Point | None:
        """As ``CommuneCentres`` promises."""
        return self._centres.get(_key(code_insee, code_postal, commune))

    def usual_postcode(self, code_postal: str, commune: str) -> str | None:
        """The one that nearly all its rows have, when this looks like a CEDEX among them.

        Empty when the usual ones are several: only a person knows which. None when nothing is odd.
        """
        seen = self._seen.get(_key("", code_postal, commune))
        if seen is None or not _is_rare(code_postal, seen):
            return None
        usual = [code for code in seen.postcodes if code.endswith("00")]
        if not usual or not _looks_like_a_cedex(code_postal, usual):
            return None
        return usual[0] if len(usual) == 1 else ""

    def _see(self, sighting: Sighting) -> None:
        seen = self._seen[_key(sighting.code_insee, sighting.code_postal, sighting.commune)]
        seen.postcodes[sighting.code_postal] += 1
        if sighting.point:
            seen.latitudes.append(sighting.point.latitude)
            seen.longitudes.append(sighting.point.longitude)


def _key(code_insee: str, code_postal: str, commune: str) -> Key:
    """By name and department: postcodes are many, and few sources have INSEE codes."""
    code = code_postal or code_insee
    return fold(commune), code[:3] if code.startswith(_OVERSEAS) else code[:2]


def _middle(seen: _Seen) -> Point | None:
    if len(seen.latitudes) < 2:
        return None
    middle = Point(median(seen.latitudes), median(seen.longitudes))
    points = map(Point, seen.latitudes, seen.longitudes)
    near = sum(km_between(point, middle) <= FAR_KM for point in points)
    return middle if 2 * near > len(seen.latitudes) else None


def _is_rare(code_postal: str, seen: _Seen) -> bool:
    rows = seen.postcodes.total()
    return rows >= _ENOUGH and 5 * seen.postcodes[code_postal] <= rows


def _looks_like_a_cedex(code_postal: str, usual: Sequence[str]) -> bool:
    """Real ones end in 0, nearly all; in a prefecture (18000) no other one begins with 180."""
    of_the_prefecture = f"{code_postal[:2]}000" in usual and code_postal[2:3] == "0"
    return not code_postal.endswith("0") or (of_the_prefecture and code_postal not in usual)
