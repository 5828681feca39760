"""The words of the standard's enumerations, with the traps of domain.md §3.4 and §3.5."""

import json
from pathlib import Path

import pytest

from services.directory.cleaning.enumerations import ENUMERATIONS
from services.directory.cleaning.legacy import LEGACY
from services.directory.cleaning.table import clean
from services.directory.contract.place import BESIDE_THE_STANDARD

STANDARD = Path(__file__).parents[5] / "shared" / "data" / "standard-schema.json"
ADMINISTRATION, CULTURE = "Aide aux démarches administratives", "Loisirs et créations numériques"

WORDS = [
    ("services", "Comprehension du monde numerique", ["Compréhension du monde numérique"]),
    ("services", f"{ADMINISTRATION}|{CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f"{ADMINISTRATION};{CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f"{ADMINISTRATION} / {CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f"{ADMINISTRATION}, {CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f"{ADMINISTRATION}/{CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f"{ADMINISTRATION}\n{CULTURE}", [ADMINISTRATION, CULTURE]),
    ("services", f'{{"{ADMINISTRATION}","{CULTURE}"}}', [ADMINISTRATION, CULTURE]),
    ("services", "Prendre en main un ordinateur", ["Maîtrise des outils numériques du quotidien"]),
    (
        "services",
        "Approfondir ma culture numérique",
        ["Utilisation sécurisée du numérique", CULTURE, "Compréhension du monde numérique"],
    ),
    ("services", "Poterie, cuisine", ["Poterie, cuisine"]),
    ("typologie", "{EPN,BIB}", ["EPN", "BIB"]),
    ("typologie", "autre", ["Autre"]),
    ("modalites_acces", "Ce lieu n’accueille pas de public", ["Ce lieu n'accueille pas de public"]),
    ("formations_labels", "Étapes numériques(La Poste)", ["Étapes numériques (La Poste)"]),
    ("frais_a_charge", "Gratuit : Je peux accéder gratuitement au lieu, ou pas", ["Gratuit"]),
    ("frais_a_charge", "gratuit / payant", ["Gratuit", "Payant"]),
    ("publics_specifiquement_adresses", "Familles et/ou enfants", ["Familles et/ou enfants"]),
    ("publics_specifiquement_adresses", "Familles/enfants", ["Familles et/ou enfants"]),
    ("publics_specifiquement_adresses", "Seniors (+ 65 ans);Adultes", ["Seniors"]),
    ("modalites_accompagnement", "Seul : j'ai accès à du matériel", ["En autonomie"]),
    ("dispositif_programmes_nationaux", "CNFS", ["Conseillers numériques"]),
]


@pytest.mark.parametrize(("field", "text", "words"), WORDS)
def test_the_same_word_is_written_the_standard_s_way(field, text, words):
    assert clean(field, text).text.split("|") == words


def test_an_unknown_word_is_kept_and_said_to_be_unknown():
    found = clean("services", f"Poterie|{ADMINISTRATION}")

    assert found.text == f"Poterie|{ADMINISTRATION}"
    assert found.doubtful == (("Poterie", "unknown_word"),)


@pytest.mark.parametrize("field", LEGACY)
def test_older_words_became_words_of_the_standard(field):
    meant = {word for words in LEGACY[field].values() for word in words}

    assert meant <= set(ENUMERATIONS[field])


OURS = {"typologie", *BESIDE_THE_STANDARD}  # the schema has no words for these


@pytest.mark.parametrize("field", set(ENUMERATIONS) - OURS)
def test_the_enumerations_are_the_standard_s(field):
    if not STANDARD.exists():
        pytest.skip(f"{STANDARD} is absent")
    fields = {one["name"]: one for one in json.loads(STANDARD.read_text())["fields"]}
    pattern = fields[field]["constraints"]["pattern"].replace("\\", "")

    missing = [
        word
        for word in ENUMERATIONS[field]
        if word.replace(" (", "(") not in pattern.replace(" (", "(")
    ]
    assert missing == []
