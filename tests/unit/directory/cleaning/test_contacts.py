"""Telephone numbers, e-mail and web addresses as listings write them."""

import pytest

from services.directory.cleaning.table import clean

TELEPHONES = [
    ("+33247745608", "+33247745608", []),
    ("02.47.74.56.08", "+33247745608", ["national_number"]),
    ("02  37 50 15 49", "+33237501549", ["national_number"]),
    ("02/47/74/56/08", "+33247745608", ["national_number"]),
    ("0800 123 456", "+33800123456", ["national_number"]),
    ("237641660", "+33237641660", ["lost_its_zero"]),
    ("+33 2 37 31 32 33", "+33237313233", ["spaced_number"]),
    ("+33 (0)2 47 74 56 08", "+33247745608", ["spaced_number"]),
    ("0033247745608", "+33247745608", ["spaced_number"]),
    ("33247745608", "+33247745608", ["spaced_number"]),
    ("0262 12 34 56", "+262262123456", ["overseas_number"]),
    ("0692123456", "+262692123456", ["overseas_number"]),
    ("0590 12 34 56", "+590590123456", ["overseas_number"]),
    ("+687 27 12 34", "+687271234", ["spaced_number"]),
    ("3949", "3949", []),
    ("39 49", "3949", ["short_number"]),
    ('="0247745608"', "+33247745608", ["formula", "national_number"]),
    ("Tél : 02 47 74 56 08", "+33247745608", ["among_words"]),
    ("-", "", ["says_nothing"]),
    ("--", "", ["says_nothing"]),
]


@pytest.mark.parametrize(("text", "value", "kinds"), TELEPHONES)
def test_a_number_is_as_the_standard_writes_it(text, value, kinds):
    found = clean("telephone", text)

    assert (found.text, [step.kind for step in found.steps]) == (value, kinds)
    assert (found.unread, found.rest, found.others) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "02 47 74 56 08 / 06 12 34 56 78",
        "02 47 74 56 08 - 06 12 34 56 78",
        "0247745608 ou 0612345678",
        "0247745608 0612345678",
        "02477456080612345678",
        "Fixe : 02 47 74 56 08, mobile : 06 12 34 56 78",
    ],
)
def test_of_two_numbers_in_a_cell_the_first_is_the_place_s(text):
    found = clean("telephone", text)

    assert (found.text, found.others) == ("+33247745608", ("+33612345678",))


def test_the_words_around_a_number_are_not_lost():
    found = clean("telephone", "Sur RDV : 02.47.74.56.08")

    assert (found.text, found.rest) == ("+33247745608", ("Sur RDV : 02.47.74.56.08",))


@pytest.mark.parametrize("text", ["02 47", "voir le site", "+49 30 1234567", "02 47 74 56 08 99"])
def test_what_is_no_french_number_stays_a_text(text):
    found = clean("telephone", text)

    assert (found.text, found.unread) == ("", ((text, "no_telephone_number"),))


COURRIELS = [
    ("contact@ville.fr", "contact@ville.fr", []),
    ("a@b.fr;c@d.fr", "a@b.fr|c@d.fr", ["several_in_a_cell"]),
    ("a@b.fr / c@d.fr", "a@b.fr|c@d.fr", ["several_in_a_cell"]),
    ("a@b.fr c@d.fr", "a@b.fr|c@d.fr", ["several_in_a_cell"]),
    ("mailto:contact@ville.fr", "contact@ville.fr", ["decoration"]),
    ("<contact@ville.fr>.", "contact@ville.fr", ["decoration"]),
    ("contact (at) ville.fr", "contact@ville.fr", ["hidden_at"]),
    ("contact @ ville.fr", "contact@ville.fr", ["hidden_at"]),
    ("CONTACT@VILLE.FR", "contact@ville.fr", ["capitals"]),
    ("Contact@Ville.fr", "Contact@ville.fr", ["capitals"]),
    ("-", "", ["says_nothing"]),
]


@pytest.mark.parametrize(("text", "value", "kinds"), COURRIELS)
def test_an_e_mail_address_is_one_that_can_be_written_to(text, value, kinds):
    found = clean("courriels", text)

    assert (found.text, [step.kind for step in found.steps]) == (value, kinds)


@pytest.mark.parametrize("text", ["msap.chateaumeillant.fr", "numérique@cria41.org", "a@b"])
def test_what_is_no_e_mail_address_stays_a_text(text):
    assert clean("courriels", text).unread == ((text, "no_email_address"),)


SITES = [
    ("https://www.tours.fr/a,b.htm?x=1&y=2", "https://www.tours.fr/a,b.htm?x=1&y=2", []),
    ("www.csplurielles.fr", "https://www.csplurielles.fr", ["no_scheme"]),
    ("bibliotheques.cc-cvl.fr", "https://bibliotheques.cc-cvl.fr", ["no_scheme"]),
    ("http:/ville.fr", "http://ville.fr", ["scheme"]),
    ("https//ville.fr", "https://ville.fr", ["scheme"]),
    ("htpp://ville.fr", "http://ville.fr", ["scheme"]),
    ("https:// www.ville.fr", "https://www.ville.fr", ["scheme"]),
    ("HTTP://ville.fr", "http://ville.fr", ["scheme"]),
    ("https://a.fr     https://b.fr/?x=y", "https://a.fr|https://b.fr/?x=y", ["several_in_a_cell"]),
    ("https://a.fr;http://b.fr", "https://a.fr|http://b.fr", ["several_in_a_cell"]),
    ("https://a.fr/?x=1&amp;y=2", "https://a.fr/?x=1&y=2", ["markup"]),
]


@pytest.mark.parametrize(("text", "value", "kinds"), SITES)
def test_a_web_address_is_one_that_a_browser_opens(text, value, kinds):
    found = clean("site_web", text)

    assert (found.text, [step.kind for step in found.steps]) == (value, kinds)


@pytest.mark.parametrize(
    "text",
    ["facebook :  juliemsap", "javascript:alert(1)", "http://", 'https://a.fr/"onclick="x', "oui"],
)
def test_what_is_no_web_address_stays_a_text(text):
    assert [kind for _, kind in clean("site_web", text).unread] == ["no_web_address"]
