"""A telephone number or an e-mail address: one way to write it, one way to hide it."""

import re
from collections.abc import Iterator
from unicodedata import category

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from services.notify.contract.subscriptions import Channel
from services.wire.errors import Invalid, Reason

# Where an SMS costs what it costs in France. A form open to all that sends further is used by those
# who earn on each SMS to their own numbers.
_REGIONS = frozenset({"FR", "RE", "YT", "GP", "BL", "MF", "GF", "MQ", "PM", "NC", "PF", "WF"})
_DIALLED_WITHOUT_CODE = ("FR", "RE", "GP", "GF", "MQ")  # 0692… is typed as seldom with +262

_FICTION = re.compile(r"\+3363998\d{4}")  # ARCEP gives these to nobody: for films and sandboxes


def normalised(channel: Channel, typed: str) -> str:
    """The one way to write it: E.164 of a French mobile, or an e-mail in lower case.

    Nothing is asked of the network. Raises Invalid, with the reason on ``address``.
    """
    visible = "".join(each for each in typed if category(each) != "Cf")  # telephones paste these
    spaced = " ".join(visible.split())
    return _mobile(spaced) if channel == "sms" else _email(spaced)


def masked(channel: Channel, address: str) -> str:
    """Enough for who knows it, too little for who does not: ``06 •• •• •• 12``, ``m•••@a.fr``."""
    if channel == "email":
        local, _, domain = address.rpartition("@")
        return f"{local[:1]}•••@{domain}"
    national = str(phonenumbers.parse(address).national_number)
    shown = f"0{national[0]}" if len(national) == 9 else "••"
    hidden = " ••" * (len(national) // 2 - 2 + len(national) % 2)
    return f"{shown}{hidden} {national[-2:]}"


def _mobile(typed: str) -> str:
    for number in _meanings(typed):
        written = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        if _FICTION.fullmatch(written) or _is_french_mobile(number):
            return written
    raise _refusal("Give a French mobile number, such as 06 12 34 56 78 or +262 692 12 34 56.")


def _meanings(typed: str) -> Iterator[PhoneNumber]:
    """What may be meant: the same ten digits are dialled in Tours and in Saint-Denis."""
    if any(character.isalpha() for character in typed):
        return
    for region in _DIALLED_WITHOUT_CODE:
        try:
            yield phonenumbers.parse(typed, region)
        except NumberParseException:
            return


def _is_french_mobile(number: PhoneNumber) -> bool:
    is_mobile = phonenumbers.number_type(number) == PhoneNumberType.MOBILE
    return is_mobile and phonenumbers.region_code_for_number(number) in _REGIONS


def _email(typed: str) -> str:
    try:
        parts = validate_email(typed, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError as failure:
        raise _refusal("Give an e-mail address, such as camille@exemple.fr.") from failure
    return f"{parts.local_part}@{parts.ascii_domain}".lower()


def _refusal(message: str) -> Invalid:
    reason = Reason(field="address", message=message)
    return Invalid("unusable_address", "Correct the address.", [reason])
