"""Where communes are, for whoever checks positions: only what the gazetteer really knows."""

from dataclasses import dataclass

from services.directory.contract.gazetteer.gazetteer import Gazetteer


@dataclass(frozen=True)
class GazetteerCentres:
    """See cleaning.centres.CommuneCentres. An approximate centre would accuse good positions."""

    gazetteer: Gazetteer

    def centre_of(
        self, code_insee: str, code_postal: str, commune: str
    ) -> tuple[float, float] | None:
        """Latitude and longitude in WGS84 degrees; None when it does not know."""
        found = self.gazetteer.said_to_be(code_insee, code_postal, commune)
        return None if found is None or found.approximate else (found.latitude, found.longitude)


def centres_if_any(gazetteer: Gazetteer | None) -> GazetteerCentres | None:
    """What there is to check with."""
    return GazetteerCentres(gazetteer) if gazetteer else None
