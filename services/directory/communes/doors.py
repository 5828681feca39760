"""What may be asked of communes, and of where things are."""

from collections.abc import Sequence
from typing import Any

from services.directory.communes.commune import KnownCommune, meant_by
from services.directory.communes.store import CommuneStore
from services.directory.contract.communes import Commune, FoundCommunes
from services.directory.contract.gazetteer.commune import Found
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.geocoder import Geocoder, LocatedTexts
from services.directory.gazetteer.providers import GazetteerProvider, GeocoderProvider
from services.directory.providers import CommuneStoreProvider
from services.wire.rpc import rpc

Json = dict[str, Any]
MOST = 20
LONGEST_TEXT = 200


class CommuneDoors:
    """The calls about communes."""

    communes: CommuneStore = CommuneStoreProvider()
    gazetteer: Gazetteer | None = GazetteerProvider()
    geocoder: Geocoder = GeocoderProvider()

    @rpc
    def find_communes(self, text: str) -> Json:
        """Those that a name or a postcode may mean, even unfinished; see FoundCommunes."""
        asked = text[:LONGEST_TEXT]
        found = self._in_the_gazetteer(asked) or self._in_the_listings(asked)
        return FoundCommunes(communes=tuple(found)).model_dump(mode="json")

    @rpc
    def locate(self, text: str) -> Json:
        """Where a commune, a postcode or, with an address API, a street is; see LocatedTexts."""
        located = self.geocoder.locate(text[:LONGEST_TEXT])
        return LocatedTexts(located=tuple(located)).model_dump(mode="json")

    def _in_the_gazetteer(self, text: str) -> Sequence[Commune]:
        found = self.gazetteer.search(text, MOST) if self.gazetteer else ()
        return list(map(_of_all, found))

    def _in_the_listings(self, text: str) -> Sequence[Commune]:
        """For an empty text too: where the most places are."""
        return list(map(_of_listings, meant_by(text, self.communes.all(), MOST)))


def _of_all(found: Found) -> Commune:
    return Commune(
        nom=found.commune.nom,
        code_postal=found.code_postal,
        latitude=found.commune.latitude,
        longitude=found.commune.longitude,
    )


def _of_listings(known: KnownCommune) -> Commune:
    return Commune(
        nom=known.nom,
        code_postal=known.code_postal,
        latitude=round(known.latitude, 5),
        longitude=round(known.longitude, 5),
    )
