"""Names, codes and numbers that say which place it is, and where."""

import pytest

from services.directory.cleaning.table import clean

CORRECTED = [
    ("code_postal", "37000", "37000", []),
    ("code_postal", "1000", "01000", ["postcode_as_a_number"]),
    ("code_postal", "37000.0", "37000", ["postcode_as_a_number"]),
    ("code_postal", "37 000", "37000", ["postcode_spaced"]),
    ("code_postal", "F-37000", "37000", ["postcode_spaced"]),
    ("code_postal", "37926 TOURS CEDEX 9", "37926", ["postcode_among_words"]),
    ("code_insee", "1004", "01004", ["insee_code_as_a_number"]),
    ("code_insee", "2a004", "2A004", ["insee_code_spelling"]),
    ("code_insee", "380546", "38546", ["long_insee_code"]),
    ("code_insee", "38-2-33-546", "38546", ["long_insee_code"]),
    ("commune", "Montlouis-sur-Loire", "Montlouis-sur-Loire", []),
    ("commune", "Saint-Denis", "Saint-Denis", []),
    ("commune", "SAINT-JEAN-DE-BRAYE", "Saint-Jean-de-Braye", ["commune_in_capitals"]),
    ("commune", "JOUÉ-LÈS-TOURS", "Joué-lès-Tours", ["commune_in_capitals"]),
    ("commune", "LA GUERCHE SUR L'AUBOIS", "La Guerche-sur-l'Aubois", ["commune_in_capitals"]),
    ("commune", "LES AIX-D'ANGILLON", "Les Aix-d'Angillon", ["commune_in_capitals"]),
    ("commune", "L'ÎLE-BOUCHARD", "L'Île-Bouchard", ["commune_in_capitals"]),
    ("commune", "PARIS 12E ARRONDISSEMENT", "Paris 12e Arrondissement", ["commune_in_capitals"]),
    ("commune", "TOURS CEDEX 9", "Tours", ["cedex", "commune_in_capitals"]),
    ("commune", "37000 Tours", "Tours", ["postcode_in_commune"]),
    ("commune", "St Avertin", "Saint-Avertin", ["saint_abbreviated"]),
    ("commune", "STE-MAURE", "Sainte-Maure", ["saint_abbreviated", "commune_in_capitals"]),
    ("pivot", "35600000000048", "35600000000048", []),  # La Poste's head office: Luhn
    ("pivot", "35600000049837", "35600000049837", []),  # another of La Poste: its own rule
    ("pivot", "213 702 616 00011", "21370261600011", ["pivot_spaced"]),
    ("pivot", "w372001234", "W372001234", ["pivot_spaced"]),
    ("pivot", "5520176800011", "05520176800011", ["pivot_as_a_number"]),
    ("pivot", "00000000000000", "00000000000000", []),  # how the standard says: unknown
    ("pivot", "000000000", "", ["zeros"]),
    ("date_maj", "2020/06/30 14:16:50.898", "2020-06-30", ["date_format"]),
    ("date_maj", "30/06/2020", "2020-06-30", ["date_format"]),
    ("date_maj", "44012", "2020-06-30", ["date_as_a_number"]),
    ("latitude", "47,38", "47.38", ["decimal_comma"]),
    ("latitude", "47.38°", "47.38", ["degree_sign"]),
    ("nom", "<b>EPN</b> &amp; Cie<br>de Tours", "EPN & Cie de Tours", ["markup", "several_lines"]),
    ("nom", "Atelier a < b", "Atelier a < b", []),
    ("nom", "EPN\u00a0de  Tours", "EPN de Tours", ["several_lines"]),
    ("horaires", "False", "", ["says_nothing"]),
    ("adresse", "1 rue\nHaute", "1 rue Haute", ["several_lines"]),
]


@pytest.mark.parametrize(("field", "text", "value", "kinds"), CORRECTED)
def test_what_spreadsheets_and_habits_made_of_it_is_undone(field, text, value, kinds):
    found = clean(field, text)

    assert (found.text, [step.kind for step in found.steps]) == (value, kinds)
    assert found.doubtful == ()


DOUBTFUL = [
    ("code_postal", "Tours", "no_postcode"),
    ("code_insee", "ABC", "no_insee_code"),
    ("commune", "????1", "no_commune"),
    ("pivot", "213702616", "siren_instead_of_siret"),
    ("pivot", "21370261600012", "pivot_not_valid"),
    ("pivot", "12345", "pivot_not_valid"),
]


@pytest.mark.parametrize(("field", "text", "kind"), DOUBTFUL)
def test_what_is_doubtful_stays_as_it_is_written(field, text, kind):
    found = clean(field, text)

    assert (found.text, found.doubtful) == (text, ((text, kind),))


def test_each_step_says_what_it_found_and_what_it_left():
    steps = clean("commune", "TOURS CEDEX 9").steps

    assert [(step.before, step.after) for step in steps] == [
        ("TOURS CEDEX 9", "TOURS"),
        ("TOURS", "Tours"),
    ]
