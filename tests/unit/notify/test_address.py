"""However an address is typed, it is kept in one way, and shown without giving it away."""

import pytest

from services.notify.contacts.address import masked, normalised
from services.wire.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("06.12.34.56.78", "+33612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("0033612345678", "+33612345678"),
        (" 06\u00a012\u202f34 56 78\u202c", "+33612345678"),
        ("07 56 78 90 12", "+33756789012"),
        ("0692 12 34 56", "+262692123456"),
        ("+262 692 12 34 56", "+262692123456"),
        ("0690 12 34 56", "+590690123456"),
        ("0694 20 12 34", "+594694201234"),
        ("0696 20 12 34", "+596696201234"),
        ("0639 01 23 45", "+262639012345"),
        ("+687 75 12 34", "+687751234"),
        ("06 39 98 00 12", "+33639980012"),
        ("06 39 98 99 99", "+33639989999"),
    ],
)
def test_a_mobile_is_kept_as_operators_write_it(typed, kept):
    assert normalised("sms", typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "06", "01 23 45 67 89", "08 99 70 00 00", "07 00 12 34 56", "06 12 34 56 78 90"),
        *("+32 470 12 34 56", "+1 212 555 0123", "+882 16 5555 1234", "36 17"),
        *("camille@exemple.fr", "0800 FLOWERS", "06 12 34 56 78 poste 3", "<script>"),
    ],
)
def test_what_is_no_french_mobile_is_refused(typed):
    with pytest.raises(Invalid) as refusal:
        normalised("sms", typed)

    assert refusal.value.reasons[0].field == "address"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Camille@Exemple.FR ", "camille@exemple.fr"),
        ("a.b+alertes@exemple.fr", "a.b+alertes@exemple.fr"),
        ("camille@médiathèque.fr", "camille@xn--mdiathque-53af.fr"),
    ],
)
def test_an_email_is_kept_in_lower_case_with_a_domain_that_every_server_reads(typed, kept):
    assert normalised("email", typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("", "camille", "@exemple.fr", "camille@", "camille@localhost", "a@b@exemple.fr"),
        *("camille@exemple.fr\r\nBcc: x@exemple.fr", "camille@exemple.fr, x@exemple.fr"),
        *("Camille <camille@exemple.fr>", "hélène@exemple.fr", '"a b"@exemple.fr'),
        *(f"{'a' * 65}@exemple.fr", f"a@{'b.' * 127}fr", "06 12 34 56 78"),
    ],
)
def test_what_is_no_email_is_refused(typed):
    with pytest.raises(Invalid) as refusal:
        normalised("email", typed)

    assert refusal.value.reasons[0].field == "address"


@pytest.mark.parametrize(
    ("channel", "address", "shown"),
    [
        ("sms", "+33612345612", "06 •• •• •• 12"),
        ("sms", "+33639980012", "06 •• •• •• 12"),
        ("sms", "+262692123456", "06 •• •• •• 56"),
        ("sms", "+687751234", "•• •• 34"),
        ("email", "m.durand@exemple.fr", "m•••@exemple.fr"),
        ("email", "m@exemple.fr", "m•••@exemple.fr"),
    ],
)
def test_an_address_is_shown_to_who_knows_it_only(channel, address, shown):
    assert masked(channel, address) == shown
