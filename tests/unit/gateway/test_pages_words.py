"""Numbers, dates, distances, telephones and names of days as French readers expect them."""

from datetime import UTC, date, datetime

import pytest

from services.gateway.pages import words
from services.gateway.pages.said import mail_link, said, web_link

TEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # winter: 10 h in Paris
NOON = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)


def plain(text: str) -> str:
    return text.replace(words.NBSP, " ").replace(words.THIN, " ")


@pytest.mark.parametrize(
    ("total", "written"),
    [(0, "0 lieu"), (1, "1 lieu"), (2, "2 lieux"), (15_000, "15 000 lieux")],
)
def test_zero_and_one_are_singular(total, written):
    assert plain(words.count(total, "lieu", "lieux")) == written


@pytest.mark.parametrize(
    ("metres", "written"),
    [
        (0, "à 0 m"),
        (847, "à 850 m"),
        (994, "à 990 m"),
        (995, "à 1,0 km"),
        (1_234, "à 1,2 km"),
        (9_949, "à 9,9 km"),
        (9_950, "à 10 km"),
        (34_400, "à 34 km"),
        (9_340_000, "à 9 340 km"),
    ],
)
def test_a_distance_is_no_finer_than_it_is_known(metres, written):
    assert plain(words.distance(metres)) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2020, 6, 30), "30 juin 2020"), (date(2026, 12, 1), "1er décembre 2026")],
)
def test_a_date_is_in_words(day, written):
    assert words.long_date(day) == written


def test_a_span_is_told_by_the_clocks_of_paris():
    assert plain(words.span(TEN, NOON)) == "jeudi 26 novembre 2026, de 10 h à 12 h 30"


def test_a_span_over_midnight_tells_both_days():
    end = datetime(2026, 11, 27, 1, 0, tzinfo=UTC)

    assert plain(words.span(TEN, end)) == (
        "du jeudi 26 novembre 2026 à 10 h au vendredi 27 novembre 2026 à 2 h"
    )


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("+33247000000", "02 47 00 00 00"),
        ("+262262123456", "02 62 12 34 56"),
        ("+687261234", "+687 26 12 34"),
        ("3949", "3949"),
        ("02 47 / poste 12", "02 47 / poste 12"),
    ],
)
def test_a_telephone_is_in_french_groups(stored, written):
    assert plain(words.phone(stored)) == written


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("02 47 00 00 00", "+33247000000"),
        ("02.47.00.00.00", "+33247000000"),
        ("+33 (0)2 47 00 00 00", "+33247000000"),
        ("0033247000000", "+33247000000"),
        ("0262 12 34 56", "+262262123456"),
        ("02 47 / poste 12", "02 47 / poste 12"),
        (words.phone("+33247000000"), "+33247000000"),
        ("", ""),
    ],
)
def test_a_telephone_is_read_as_people_type_it(typed, stored):
    assert words.international(typed) == stored


@pytest.mark.parametrize(
    ("telephone", "link"),
    [("+33247000000", "tel:+33247000000"), ("3949", "tel:3949"), ("voir site", "")],
)
def test_only_what_can_be_dialled_is_a_telephone_link(telephone, link):
    assert words.tel_link(telephone) == link


@pytest.mark.parametrize(
    ("several", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_an_enumeration_ends_with_et(several, written):
    assert words.enumeration(several) == written


def test_french_spaces_do_not_break():
    nbsp = words.NBSP

    assert words.typeset("Où : « ici » ?") == f"Où{nbsp}: «{nbsp}ici{nbsp}»{nbsp}?"


def test_what_code_says_is_not_typeset():
    assert words.typeset("{% if a != b %}") == "{% if a != b %}"


@pytest.mark.parametrize("value", ["", "à préciser", "À PRÉCISER", "a preciser", "0" * 14, " "])
def test_what_the_standard_forces_to_be_written_says_nothing(value):
    assert said(value) == ""


@pytest.mark.parametrize("value", ["12 rue Nationale", "37000", "20003719200019"])
def test_anything_else_is_said(value):
    assert said(value) == value


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.exemple.fr", 'https://a"b', ""])
def test_no_browser_is_sent_to_what_is_no_web_address(address):
    assert web_link(address) == ""


def test_a_web_address_is_a_link():
    assert web_link("https://exemple.fr/a?b=c") == "https://exemple.fr/a?b=c"


def test_an_address_cannot_add_to_the_mail_it_starts():
    assert (mail_link("a@exemple.fr"), mail_link("a@exemple.fr?bcc=b@c.fr")) == (
        "mailto:a@exemple.fr",
        "",
    )
