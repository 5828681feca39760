"""How a structure can be reached by what its listing publishes. Pure."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from services.directory.contract.place import PlaceDetails
from services.directory.places.department import department_of

_FRENCH = frozenset(["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"])
_OVERSEAS = {
    **{"971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT"},
    **{"977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"},
}
# Given to nobody, for films and for our sandbox: a mobile number although libphonenumber knows of
# none there.
_FICTION = re.compile(r"^\+3363998\d{4}$")


def mobile_of(details: PlaceDetails) -> str:
    """The published telephone, as it is written, if it is a French mobile; else empty."""
    region = _OVERSEAS.get(department_of(details), "FR")
    try:
        number = phonenumbers.parse(details.telephone, region)
    except NumberParseException:
        return ""
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    is_mobile = (
        phonenumbers.number_type(number) == PhoneNumberType.MOBILE
        and phonenumbers.region_code_for_number(number) in _FRENCH
    )
    return details.telephone if is_mobile or _FICTION.match(e164) else ""


def email_of(details: PlaceDetails) -> str:
    """The first published address, else empty."""
    return details.courriels[0] if details.courriels else ""
