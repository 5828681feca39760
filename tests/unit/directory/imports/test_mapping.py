"""A mapping is data, checked when it is loaded; a new source needs no code."""

from pathlib import Path
from typing import Any

import pytest

from services.directory.imports.failure import ImportFailed
from services.directory.imports.loading import named, read_mapping, recognised, shipped
from services.directory.imports.mapping import Mapping
from services.directory.imports.row import ReadRow, Row, RowReader

INVENTED = """\
title = "Les lieux de l'Archipel, tableur du syndicat"
source = "Syndicat de l'Archipel"
encoding = "windows-1252"
required = ["N°", "Structure"]
dropped = ["Colonne1"]

[fields]
id = { column = "N°" }
nom = { column = "Structure" }
adresse = { column = ["Numéro", "Voie"] }
commune = { column = "Ville" }
code_postal = { column = "CP" }
itinerance = { constant = "Fixe" }
date_maj = { column = "Mis à jour", date_format = "%d.%m.%y" }
[fields.services]
column = "Aides"
separator = ","
others = "drop"
[fields.services.words]
"papiers" = "Aide aux démarches administratives"
"ordis, tablettes" = ["Accès internet et matériel informatique"]
"tablettes" = "Maîtrise des outils numériques du quotidien"
[[fields.presentation_detail]]
column = "Remarques"
[[fields.presentation_detail]]
column = "Accès"
label = "Accès"
without = "rien"

[otherwise]
services = "Services à préciser"

[position]
lambert93_x = "X"
lambert93_y = "Y"

[hours.of_day]
lundi = ["Lundi matin", "Lundi soir"]
mercredi = "Mercredi"
"""
CELLS = {
    "N°": "12",
    "Structure": "La Passerelle",
    "Numéro": "3",
    "Voie": "rue Haute",
    "Ville": "TOURS",
    "CP": "37000",
    "Mis à jour": "30.06.20",
    "Aides": "Papiers, Tablettes, crêpes",
    "Remarques": "Ouvert à tous.",
    "Accès": "Rampe",
    "X": "525000",
    "Y": "6700000,0",
    "Lundi matin": "9h-12h",
    "Lundi soir": "14h-17h",
    "Mercredi": "14h-18h",
}


@pytest.fixture
def invented(tmp_path: Path) -> Mapping:
    path = tmp_path / "archipel.toml"
    path.write_text(INVENTED, encoding="utf-8")
    return read_mapping(path)


def details(mapping: Mapping, cells: dict[str, Any]) -> Any:
    read = RowReader(mapping, mapping.source).read(Row(2, 1, cells))
    assert isinstance(read, ReadRow)
    return read.details


def mapped(**told: Any) -> Mapping:
    return Mapping.model_validate({"title": "x", **told})


def test_a_new_source_needs_a_mapping_and_no_code(invented):
    place = details(invented, CELLS)

    assert (place.id, place.nom, place.source) == ("12", "La Passerelle", "Syndicat de l'Archipel")
    assert (place.adresse, place.commune, place.itinerance) == ("3 rue Haute", "Tours", ("Fixe",))
    assert str(place.date_maj) == "2020-06-30"


def test_its_terms_become_words_of_the_standard(invented):
    assert details(invented, CELLS).services == (
        "Aide aux démarches administratives",
        "Maîtrise des outils numériques du quotidien",
    )


@pytest.mark.parametrize(
    ("text", "equipements"),
    [
        ("2 imprimantes 3D, des P.C. et des PC", ("Imprimante 3D", "Ordinateurs")),
        ("Une imprimante, et une imprimante 3D", ("Imprimante", "Imprimante 3D")),
        ("Vidéo-projecteurs ; VIDÉO PROJECTEUR", ("Vidéoprojecteur",)),
        ("Près de La Poste : un poste", ("Ordinateurs",)),
        ("Cap culture, EPCI, imprimantes3D, un scan", ("Scanner",)),
    ],
)
def test_a_term_is_whole_words_and_the_longest_counts(text, equipements):
    terms = {
        "imprimante": "Imprimante",
        "imprimante 3D": "Imprimante 3D",
        "PC": "Ordinateurs",
        "poste": "Ordinateurs",
        "La Poste": [],
        "scan": "Scanner",
        "vidéo-projecteur": "Vidéoprojecteur",
    }
    origin = {"column": "c", "containing": terms, "others": "drop"}

    assert details(mapped(fields={"equipements": origin}), {"c": text}).equipements == equipements


def test_what_it_leaves_unsaid_is_to_be_said(invented):
    assert details(invented, CELLS | {"Aides": "crêpes"}).services == ("Services à préciser",)


def test_what_the_standard_has_no_column_for_is_told_with_its_label(invented):
    assert details(invented, CELLS).presentation_detail == "Ouvert à tous.\nAccès : Rampe"
    assert details(invented, CELLS | {"Accès": "Rien"}).presentation_detail == "Ouvert à tous."


def test_its_metres_become_degrees(invented):
    place = details(invented, CELLS)

    assert (place.latitude, place.longitude) == (47.377204, 0.68043)


def test_its_columns_per_day_become_hours(invented):
    assert details(invented, CELLS).horaires == "Mo 09:00-12:00,14:00-17:00; We 14:00-18:00"


def test_coordinates_may_stand_in_one_cell():
    mapping = mapped(fields={"nom": {"column": "n"}}, position={"pair": "geo"})

    place = details(mapping, {"n": "EPN", "geo": "[47.39, 0.69]"})

    assert (place.latitude, place.longitude) == (47.39, 0.69)


def test_an_array_of_postgresql_is_a_list():
    words = {"Promeneur du net": "Promeneurs du net"}
    origin = {"column": "c", "separator": "{}", "words": words, "others": "drop"}
    mapping = mapped(fields={"dispositif_programmes_nationaux": origin})

    place = details(mapping, {"c": '{EPN,"Promeneur du net"}'})

    assert place.dispositif_programmes_nationaux == ("Promeneurs du net",)


def test_a_term_may_be_looked_for_in_a_sentence():
    terms = {"démarche": "Aide aux démarches administratives"}
    origin = {"column": "c", "containing": terms, "others": "drop"}

    place = details(mapped(fields={"services": origin}), {"c": "Aide à vos Demarches en ligne"})

    assert place.services == ("Aide aux démarches administratives",)


@pytest.mark.parametrize(
    ("text", "field", "kept"),
    [
        ("contact@agglopolys.fr", "courriels", ("contact@agglopolys.fr",)),
        ("Mercredi : 14h00 - 16h30", "horaires", "We 14:00-16:30"),
        ("2 ordinateurs", "presentation_detail", "Matériel : 2 ordinateurs"),
    ],
)
def test_a_value_in_the_wrong_column_goes_where_it_belongs(text, field, kept):
    origin = {"column": "c", "label": "Matériel", "may_be": ["courriels", "horaires"]}

    place = details(mapped(fields={"presentation_detail": origin}), {"c": text})

    assert getattr(place, field) == kept


@pytest.mark.parametrize(
    ("cells", "horaires", "hours_text"),
    [
        ({"h": "le lundi de 9h à 12h"}, "Mo 09:00-12:00", "le lundi de 9h à 12h"),
        ({"h": "Mo 09:00-12:00"}, "Mo 09:00-12:00", ""),
        ({"h": "9h-12h", "d": "Lundi"}, "Mo 09:00-12:00", "Lundi : 9h-12h"),
        ({"h": "lundi matin selon la saison"}, "", "lundi matin selon la saison"),
        ({"h": "9h-12h selon la saison", "d": "Lundi"}, "", "Lundi : 9h-12h selon la saison"),
        ({"b": "9h", "e": "selon la saison", "d": "Lundi"}, "", "Lundi : 9h, selon la saison"),
    ],
)
def test_the_text_of_hours_is_kept_beside_what_was_read_of_it(cells, horaires, hours_text):
    mapping = mapped(
        fields={"nom": {"column": "n"}},
        hours={"column": "h", "days": "d", "times": ["b", "e"]},
    )

    place = details(mapping, {"n": "La Grange", **cells})

    assert (place.horaires, place.hours_text) == (horaires, hours_text)


def test_other_hours_in_the_wrong_column_are_told_apart():
    mapping = mapped(
        fields={"presentation_detail": {"column": "c", "may_be": "horaires"}},
        hours={"column": "h"},
    )

    place = details(mapping, {"h": "Mo 09:00-12:00", "c": "Mardi : 14h-18h"})

    assert place.horaires == "Mo 09:00-12:00"
    assert place.presentation_detail == "Autres horaires : Mardi : 14h-18h"


WRONG = {
    "a word of no enumeration": (
        '"papiers" = "Aide aux démarches administratives"',
        '"papiers" = "Paperasse"',
        "line 20, the whole of it: « Paperasse » is no word of « services »",
    ),
    "a field of no standard": ("nom = {", "name = {", "line 9, fields.name"),
    "a key of no origin": ('label = "Accès"', 'titre = "Accès"', "titre: Extra inputs"),
    "two ways to a position": (
        'lambert93_x = "X"',
        'lambert93_x = "X"\npair = "geo"',
        "position: say latitude and longitude, or pair",
    ),
    "an origin of nowhere": ('constant = "Fixe"', 'join = ""', "say either a column or a constant"),
    "a day of no week": ("mercredi =", "mercredy =", "hours.of_day.mercredy"),
    "no TOML": ("[otherwise]", "[otherwise", "at line 30"),
}


@pytest.mark.parametrize(("good", "bad", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_mapping_says_where_it_is_wrong(tmp_path, good, bad, sentence):
    path = tmp_path / "wrong.toml"
    path.write_text(INVENTED.replace(good, bad), encoding="utf-8")

    with pytest.raises(ImportFailed) as failed:
        read_mapping(path)

    assert sentence in str(failed.value)
    assert "wrong.toml" in str(failed.value)


def test_a_mapping_that_is_away_is_said_to_be():
    with pytest.raises(ImportFailed, match="cannot be read"):
        named("/nowhere.toml")


def test_three_sources_are_shipped():
    assert set(shipped()) == {"standard-v1.0.2", "standard-v0.1.1", "centre-val-de-loire"}


@pytest.mark.parametrize("name", ["standard-v0.1.1", "centre-val-de-loire"])
def test_its_own_columns_betray_a_source(name):
    mapping = shipped()[name]

    assert recognised([*mapping.recognised_by, "another"]) is mapping


def test_other_columns_are_taken_for_the_standard_s():
    assert recognised(["id", "nom"]) is shipped()["standard-v1.0.2"]
