"""Places for the tests of outputs: the demonstration, the region's own file, and odd ones."""

from datetime import date
from pathlib import Path

import pytest

from services.directory.contract.place import PlaceSnapshot
from services.directory.imports.survey import survey
from tests.builders import NOWHERE, a_place

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "deploy" / "demo" / "tours.csv"
REGION = ROOT.parent / "shared" / "data" / "centre-val-de-loire.json"
ODD = [
    a_place("bare", location=NOWHERE),
    a_place(
        "odd",
        pivot="?",
        nom=' "Le lieu".\n=1+1 ',
        commune='Tours "centre"',
        code_postal="37 000",
        code_insee="380546",
        adresse="1, rue «;|»",
        telephone="3949",
        courriels=("pas une adresse", "a@b", "accueil@exemple.fr"),
        site_web=("exemple.fr", "javascript:alert(1)", "https://exemple.fr/é?a=b c"),
        horaires="Mo-Fr 99:00",
        hours_text="Le soir",
        presentation_resume="mot " * 100,
        services=("Café", "Aide aux démarches administratives"),
        publics_specifiquement_adresses=("Tout le monde",),
        formations_labels=("Étapes numériques (La Poste)",),
        frais_a_charge=("Gratuit", "Payant", "2 €"),
        modalites_acces=("Ce lieu n'accueille pas de public", "Sonner"),
        modalites_accompagnement=("À distance",),
        fiche_acces_libre="aucune",
        prise_rdv="au guichet",
        date_maj=date(2999, 1, 1),
    ),
    a_place("short", nom="X.", date_maj=date(1999, 12, 31)),
]


def places_of(file: Path) -> list[PlaceSnapshot]:
    """As they are shown once this file was imported; skips when it is absent."""
    if not file.exists():
        pytest.skip(f"{file} is absent")
    rows = survey(file, "", _silent).rows(_silent)
    return [PlaceSnapshot(place_id=key, revision=1, **dict(read)) for key, read in rows]


def _silent(count: int) -> None:
    """Nobody watches the bytes."""
