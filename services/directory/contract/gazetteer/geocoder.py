"""Where a text is: the port, and the geocoder that is built in."""

from collections.abc import Sequence
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict

from services.directory.contract.gazetteer.commune import Commune, Found
from services.directory.contract.gazetteer.gazetteer import Gazetteer

MOST = 5


class Located(BaseModel):
    """A point on the map that a text may mean, in WGS84 degrees; a score of 1 leaves no doubt.

    Of a commune it is the centre; of a postcode that serves several, the middle of their people,
    and then there is no ``code_insee``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    label: str
    kind: Literal["commune", "postcode", "address"]
    latitude: float
    longitude: float
    code_insee: str
    score: float


class LocatedTexts(BaseModel):
    """The likeliest first; none when nothing fits."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    located: tuple[Located, ...] = ()


class Geocoder(Protocol):
    """Knows where texts are. It answers within seconds and raises nothing: who asks can wait for
    no other.
    """

    def locate(self, text: str) -> Sequence[Located]:
        """The few points that the text may mean, the likeliest first."""


class NowhereGeocoder:
    """For a product without a gazetteer: it knows nothing."""

    def locate(self, text: str) -> Sequence[Located]:
        """As ``Geocoder`` promises."""
        return ()


class GazetteerGeocoder:
    """Communes and postcodes, without a network; of an address it finds the commune."""

    def __init__(self, gazetteer: Gazetteer, most: int = MOST) -> None:
        self._gazetteer = gazetteer
        self._most = most

    def locate(self, text: str) -> Sequence[Located]:
        """As ``Geocoder`` promises."""
        found = [_commune(each) for each in self._gazetteer.search(text, self._most)]
        served = self._gazetteer.by_postcode(text.strip())
        return [_middle(text.strip(), served), *found] if len(served) > 1 else found


def _commune(found: Found) -> Located:
    commune = found.commune
    return Located(
        label=f"{commune.nom} ({found.code_postal})" if found.code_postal else commune.nom,
        kind="commune",
        latitude=commune.latitude,
        longitude=commune.longitude,
        code_insee=commune.code_insee,
        score=round(found.score, 2),
    )


def _middle(code_postal: str, served: Sequence[Commune]) -> Located:
    people = sum(commune.population + 1 for commune in served)  # one where none is counted
    latitude = sum(each.latitude * (each.population + 1) for each in served) / people
    longitude = sum(each.longitude * (each.population + 1) for each in served) / people
    return Located(
        label=code_postal,
        kind="postcode",
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        code_insee="",
        score=1.0,
    )
