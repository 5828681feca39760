"""What may be asked of communes."""

from typing import Any

from services.directory.communes.commune import KnownCommune, meant_by
from services.directory.communes.store import CommuneStore
from services.directory.contract.communes import Commune, FoundCommunes
from services.directory.providers import CommuneStoreProvider
from services.wire.rpc import rpc

Json = dict[str, Any]
MOST = 20
LONGEST_TEXT = 100


class CommuneDoors:
    """The calls about communes."""

    communes: CommuneStore = CommuneStoreProvider()

    @rpc
    def find_communes(self, text: str) -> Json:
        """Those that a name or a postcode may mean, even unfinished; see FoundCommunes."""
        found = meant_by(text[:LONGEST_TEXT], self.communes.all(), MOST)
        return FoundCommunes(communes=tuple(map(_told, found))).model_dump(mode="json")


def _told(known: KnownCommune) -> Commune:
    return Commune(
        nom=known.nom,
        code_postal=known.code_postal,
        latitude=round(known.latitude, 5),
        longitude=round(known.longitude, 5),
    )
