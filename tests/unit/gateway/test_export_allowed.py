"""A file of the standard holds what its schema allows, and says so where a listing lacks it."""

import pytest

from services.gateway.exports.columns import values
from tests.builders import a_place


@pytest.mark.parametrize(
    ("name", "said", "written"),
    [
        ("pivot", "213702610", "213702610"),
        ("pivot", "", "00000000000000"),
        ("pivot", "0213 70261", "00000000000000"),
        ("code_postal", "37 000", "00000"),
        ("code_insee", "2A004", "2A004"),
        ("code_insee", "380546", None),
        ("adresse", "", "à préciser"),
        ("commune", "", "à préciser"),
        ("telephone", "+33247000000", "+33247000000"),
        ("telephone", "3949", None),
        ("telephone", "+32470000000", None),
        ("frais_a_charge", ("Gratuit", "Café"), "Gratuit"),
        ("services", ("Café",), None),
        ("formations_labels", ("Étapes numériques (La Poste)",), "Étapes numériques(La Poste)"),
        ("autres_formations_labels", ("Qualiopi", "Café"), "Qualiopi|Café"),
        ("typologie", ("TIERS_LIEUX", "Café"), "TIERS_LIEUX|Café"),
        ("date_maj", None, "2000-01-01"),
        ("presentation_resume", "x" * 280, "x" * 280),
        ("presentation_resume", "mot " * 71, "mot " * 68 + "mot…"),
        ("presentation_resume", "x" * 281, "x" * 279 + "…"),
        ("fiche_acces_libre", "", None),
    ],
)
def test_a_column_holds_what_the_schema_allows(name, said, written):
    assert values(a_place(**{name: said}))[name] == written


def test_hours_that_could_not_be_read_are_told_as_they_were_written():
    assert values(a_place(hours_text="Le soir"))["horaires"] == "Le soir"
    assert values(a_place(horaires="24/7", hours_text="Toujours"))["horaires"] == "24/7"
