"""Any source in, no row lost: through the command that people run, on a real mongod."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.collection import Collection

from services.directory import import_places
from services.directory.imports.report import Report
from services.directory.imports.survey import survey
from tests.unit.directory.imports.test_mapping import CELLS, INVENTED

SHARED = Path(__file__).parents[3] / "shared" / "data"
TOURS = Path(__file__).parents[2] / "deploy" / "demo" / "tours.csv"
V0 = {
    "id": "structure-1",
    "pivot": "43493312300029",
    "nom": "Anonymal",
    "commune": "Reims",
    "code_postal": "51100",
    "adresse": "12 BIS RUE DE LECLERCQ",
    "cle_ban": "13001_3079_00001",
    "typologie": "TIERS_LIEUX;ASSO",
    "telephone": "+33180059880",
    "courriel": "contact@laquincaillerie.tl",
    "site_web": "https://www.laquincaillerie.tl/;https://m.facebook.com/laquincaillerienumerique/",
    "horaires": "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
    "date_maj": "2022-06-02",
    "services": "Prendre en main un ordinateur;Accéder à du matériel",
    "publics_accueillis": "Familles/enfants;Adultes;Déficience visuelle",
    "conditions_acces": "Payant : L'accès au lieu et/ou à ses services est payant",
    "labels_nationaux": "France Services;APTIC;Point relais CAF",
    "labels_autres": "SudLabs;Nièvre médiation numérique",
    "modalites_accompagnement": "Seul : j'ai accès à du matériel et une connexion",
    "accessibilite": "https://acceslibre.beta.gouv.fr/app/erp/mediatheque-13/",
}


REGION_HAS = {  # as somebody who read its 100 texts counts
    "Ordinateurs": 89,
    "Espace de télétravail": 70,
    "Connexion internet": 25,
    "Imprimante": 25,
    "Scanner": 22,
    "Tablettes": 19,
    "Wi-Fi": 10,
    "Visioconférence": 10,
    "Vidéoprojecteur": 7,
    "Photocopieur": 6,
    "Imprimante 3D": 5,
    "Webcam": 3,
    "Casque audio": 2,
}


@pytest.fixture(autouse=True)
def settings(mongo_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIRECTORY_MONGO_URL", mongo_url)
    monkeypatch.setenv("MAILLAGE_VAR", str(tmp_path / "var"))


@pytest.fixture
def places(mongo_client: MongoClient) -> Iterator[Collection]:
    mongo_client.drop_database("directory")
    yield mongo_client["directory"]["places"]
    mongo_client.drop_database("directory")


@pytest.fixture
def region() -> Path:
    path = SHARED / "centre-val-de-loire.json"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return path


def run(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    report = folder / "report.json"
    assert import_places.main([*map(str, arguments), "--report", str(report)]) == 0
    return json.loads(report.read_text())


def table(folder: Path, rows: list[dict[str, str]], encoding: str = "utf-8") -> Path:
    path = folder / "source.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def report_of(path: Path) -> Report:
    found = survey(path, "", int)
    list(found.rows(int))
    return found.report


def details(places: Collection) -> list[dict[str, Any]]:
    return [place["details"] for place in places.find()]


def test_of_426_rows_of_the_region_426_are_places(places, region, tmp_path):
    report = run(tmp_path, region, "--source", "centre-val-de-loire")

    assert (report["rows"], report["created"], report["refused"]) == (426, 426, [])
    assert places.count_documents({}) == 426


def test_the_region_s_file_is_known_by_its_columns_and_again_changes_nothing(
    places, region, tmp_path
):
    run(tmp_path, region)

    assert run(tmp_path, region)["unchanged"] == 426


def test_each_place_of_the_region_says_what_it_offers_or_that_this_is_to_be_said(
    places, region, tmp_path
):
    report = run(tmp_path, region)

    unsaid = [one for one in details(places) if one["services"] == ["Services à préciser"]]
    assert all(one["services"] for one in details(places))
    assert report["warnings_by_kind"]["services_to_be_said"] == len(unsaid) < 200


def test_what_the_places_of_the_region_say_they_have_can_be_searched_for(region):
    places = [place for _, place in survey(region, "", int).rows(int)]

    assert Counter(word for place in places for word in place.equipements) == REGION_HAS
    assert Counter(word for place in places for word in place.accessibilite) == {
        "Accessible aux personnes à mobilité réduite": 141,
        "Non accessible aux personnes à mobilité réduite": 13,
    }


def test_the_region_s_report_counts_what_was_corrected_by_kind(region):
    kinds = report_of(region).corrections.kinds

    assert kinds["commune_in_capitals"] >= 400
    assert kinds["national_number"] + kinds["spaced_number"] + kinds["lost_its_zero"] >= 370
    assert kinds["far_from_its_commune"] >= 2 * 11  # both coordinates
    assert kinds["zeros"] == 22
    assert kinds["in_the_wrong_column"] >= 6


def test_the_region_s_report_counts_what_waits_for_a_person_by_kind(region):
    report = report_of(region)

    assert report.warnings.kinds["far_from_its_commune"] >= 11
    assert report.warnings.kinds["siren_instead_of_siret"] == 404
    assert set(report.warnings.kinds) == {one.kind for one in report.warnings.listed}


def test_no_place_of_the_region_is_far_from_the_others_of_its_commune(region):
    found = survey(region, "", int)
    tours = [place for _, place in found.rows(int) if place.commune == "Tours"]

    assert all(47.3 < place.latitude < 47.5 and 0.5 < place.longitude < 0.9 for place in tours)
    approximate = [
        place for place in tours if "Position approximative" in place.presentation_detail
    ]
    assert len(approximate) == 3


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(places, tmp_path, capsys):
    report = run(tmp_path, TOURS, "--dry-run")

    assert (report["created"], places.count_documents({})) == (12, 0)
    assert "12 places would be created" in capsys.readouterr().out


def test_a_dry_run_compares_with_what_is_there(places, tmp_path):
    run(tmp_path, TOURS)
    before = list(places.find().sort("_id"))
    changed = tmp_path / TOURS.name
    changed.write_text(TOURS.read_text().replace("Espace Passerelles", "Les Passerelles", 1))

    report = run(tmp_path, changed, "--dry-run")

    assert (report["created"], report["changed"], report["unchanged"]) == (0, 1, 11)
    assert list(places.find().sort("_id")) == before


def test_each_correction_says_where_what_and_from_what_to_what(places, tmp_path):
    row = {**dict.fromkeys(V0, ""), "id": "1", "nom": "EPN", "telephone": "02.47.74.56.08"}

    [correction] = run(tmp_path, table(tmp_path, [row]))["corrections"]

    assert correction == {
        "line": 2,
        "row": 1,
        "field": "telephone",
        "kind": "national_number",
        "before": "02.47.74.56.08",
        "after": "+33247745608",
    }


def test_a_file_of_the_older_standard_says_the_same_in_the_newer_s_words(places, tmp_path):
    report = run(tmp_path, table(tmp_path, [V0]))
    [place] = details(places)

    assert (report["warnings"], place["courriels"]) == ([], ["contact@laquincaillerie.tl"])
    assert {name: place[name] for name in OLDER} == OLDER


def test_a_source_nobody_knew_is_imported_with_a_mapping_of_its_own(places, tmp_path):
    mapping = tmp_path / "archipel.toml"
    mapping.write_text(INVENTED, encoding="utf-8")
    file = table(tmp_path, [CELLS, {**CELLS, "N°": "13"}], encoding="windows-1252")

    report = run(tmp_path, file, "--source", mapping)

    assert (report["created"], report["warnings"]) == (2, [])
    assert {place["source"] for place in details(places)} == {"Syndicat de l'Archipel"}


def test_a_wrong_mapping_writes_nothing_and_says_why(places, tmp_path, capsys):
    mapping = tmp_path / "wrong.toml"
    mapping.write_text(INVENTED.replace("nom =", "name ="), encoding="utf-8")

    code = import_places.main([str(TOURS), "--source", str(mapping)])

    assert (code, places.count_documents({})) == (import_places.BROKEN_FILE, 0)
    assert "wrong.toml, line 9" in capsys.readouterr().err


def test_the_standard_s_own_example_is_read_as_it_is(tmp_path):
    path = SHARED / "standard-exemple-valide.csv"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    report = report_of(path)

    assert (report.corrections.kinds, report.warnings.kinds) == (Counter(), Counter())


OLDER = {
    "typologie": ["TIERS_LIEUX", "ASSO"],
    "site_web": [
        "https://www.laquincaillerie.tl/",
        "https://m.facebook.com/laquincaillerienumerique/",
    ],
    "services": [
        "Maîtrise des outils numériques du quotidien",
        "Accès internet et matériel informatique",
    ],
    "publics_specifiquement_adresses": ["Familles et/ou enfants"],
    "prise_en_charge_specifique": ["Déficience visuelle"],
    "frais_a_charge": ["Payant"],
    "dispositif_programmes_nationaux": ["France Services", "Point d'accès numérique CAF"],
    "autres_formations_labels": ["SudLabs", "Nièvre médiation numérique", "APTIC"],
    "modalites_accompagnement": ["En autonomie"],
    "fiche_acces_libre": "https://acceslibre.beta.gouv.fr/app/erp/mediatheque-13/",
}
