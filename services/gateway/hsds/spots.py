"""Where a place is, how it is reached, and when it is open, as HSDS has it. Pure."""

from collections.abc import Iterator

from services.directory.contract.languages import CODES, languages_of
from services.directory.contract.place import PlaceSnapshot
from services.gateway.hsds.ids import id_of
from services.gateway.hsds.model import Accessibility, Address, Language, Location, Phone
from services.gateway.hsds.schedules import schedules_of
from services.gateway.inclusion import clean
from services.gateway.pages.said import said

_OVERSEAS = ("97", "98")


def location_of(place: PlaceSnapshot) -> Location:
    """The place as a spot; its addresses are left out where the listing has not all they need."""
    return Location(
        id=place.place_id,
        organization_id=place.place_id,
        name=place.nom,
        latitude=place.latitude,
        longitude=place.longitude,
        languages=tuple(_languages(place)) or None,
        addresses=_addresses(place),
        accessibility=_accessibility(place),
        phones=phones_of(place),
        schedules=schedules_of(place) or None,
    )


def phones_of(place: PlaceSnapshot) -> tuple[Phone, ...] | None:
    """The one it publishes."""
    if not place.telephone:
        return None
    return (Phone(id=id_of("phone", place.place_id, place.telephone), number=place.telephone),)


def _languages(place: PlaceSnapshot) -> Iterator[Language]:
    for name in languages_of(place):
        yield Language(
            id=id_of("language", place.place_id, name),
            location_id=place.place_id,
            name=name,
            code=CODES.get(name),
        )


def _accessibility(place: PlaceSnapshot) -> tuple[Accessibility, ...] | None:
    description = ", ".join(place.accessibilite) or None
    url = clean.a_link(place.fiche_acces_libre)
    if not (description or url):
        return None
    known = id_of("accessibility", place.place_id)
    return (Accessibility(id=known, location_id=place.place_id, description=description, url=url),)


def _addresses(place: PlaceSnapshot) -> tuple[Address, ...] | None:
    street, city, postcode = map(said, (place.adresse, place.commune, place.code_postal))
    if not (street and city and postcode):
        return None
    address = Address(
        id=id_of("address", place.place_id),
        location_id=place.place_id,
        address_1=street,
        address_2=place.complement_adresse or None,
        city=city,
        state_province=_department(place.code_insee or postcode),
        postal_code=postcode,
    )
    return (address,)


def _department(code: str) -> str:
    """From an INSEE code, or nearly so from a postcode; the specification requires one."""
    return code[:3] if code.startswith(_OVERSEAS) else code[:2]
