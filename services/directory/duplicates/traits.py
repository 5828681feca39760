"""What of a place is compared with others, read once for each. Pure."""

from dataclasses import dataclass
from math import cos, hypot, radians

from services.directory.contract.gazetteer.words import fold
from services.directory.contract.place import PlaceDetails
from services.directory.duplicates.addresses import Address, address_of
from services.directory.duplicates.names import Name, name_of

METRES_PER_DEGREE = 111_320
NOBODY_KNOWS = "0" * 14  # the standard's pivot of a place whose own is unknown


@dataclass(frozen=True)
class Traits:
    """Empty, or None, is what nobody has said; then it speaks neither for nor against."""

    name: Name
    siret: str
    code_insee: str
    code_postal: str
    commune: str
    address: Address
    position: tuple[float, float] | None
    phone: str


def traits_of(details: PlaceDetails) -> Traits:
    """Those of a place."""
    return Traits(
        name=name_of(details.nom, details.commune),
        siret=_siret_in(details.pivot),
        code_insee=details.code_insee,
        code_postal=details.code_postal,
        commune=fold(details.commune),
        address=address_of(details.adresse),
        position=_position_of(details),
        phone=details.telephone,
    )


def metres_between(first: Traits, second: Traits) -> float | None:
    """None when the position of either is unknown. Exact enough for some kilometres."""
    if first.position is None or second.position is None:
        return None
    north = first.position[0] - second.position[0]
    east = (first.position[1] - second.position[1]) * cos(radians(first.position[0]))
    return hypot(north, east) * METRES_PER_DEGREE


def are_in_one_commune(first: Traits, second: Traits) -> bool:
    """By their INSEE codes; else by name, for a source's postcode may be its neighbour's, but
    Saint-Denis of the north is not the one of La Réunion.
    """
    if first.code_insee and second.code_insee:
        return first.code_insee == second.code_insee
    if not (first.commune and second.commune):
        return bool(first.code_postal) and first.code_postal == second.code_postal
    departments = {each.code_postal[:2] for each in (first, second) if each.code_postal}
    return first.commune == second.commune and len(departments) < 2


def _siret_in(pivot: str) -> str:
    """A SIREN is of a whole structure, with all its sites: it tells nothing of one place."""
    is_siret = len(pivot) == 14 and pivot.isdigit() and pivot != NOBODY_KNOWS
    return pivot if is_siret else ""


def _position_of(details: PlaceDetails) -> tuple[float, float] | None:
    if details.latitude is None or details.longitude is None:
        return None
    return details.latitude, details.longitude
