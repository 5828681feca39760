"""Our structures and services are valid for data·inclusion's own schema, warnings and all."""

import json
from datetime import date

import pytest
from data_inclusion.schema import v1
from pydantic import ValidationError

from services.gateway.inclusion.files import SERVICES_OF_PLACES, STRUCTURES
from services.gateway.inclusion.rows import service_rows, structure_row
from services.gateway.inclusion.words import ACCESS, ACCOMPANIED, MOBILISED_BY, NETWORKS, PUBLICS
from tests.builders import a_place
from tests.contract.exported_places import DEMO, ODD, REGION, places_of
from tests.unit.gateway.clean import FULL
from tests.unit.gateway.exported import file_of

TODAY = date(2026, 3, 2)
FILES = {"demo": DEMO, "region": REGION}
AID = "Aide aux démarches administratives"


def refused(model, rows):
    """What the schema says against each row that it does not take."""
    return [(row["id"], told) for row in rows for told in complaints(model, row)]


def complaints(model, row):
    unknown = row.keys() - model.model_fields.keys()
    try:
        model.model_validate(row, context={"ignore_warnings": False})
    except ValidationError as error:
        return [*unknown, *(f"{each['loc']}: {each['msg']}" for each in error.errors())]
    return list(unknown)


async def rows_of(form, places):
    return json.loads(await file_of(form, places))


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
async def test_the_structures_of_a_file_are_valid(file):
    places = places_of(file)

    rows = await rows_of(STRUCTURES, places)

    assert (len(rows), refused(v1.Structure, rows)) == (len(places), [])


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
async def test_the_services_of_a_file_are_valid_and_belong_to_its_structures(file):
    places = places_of(file)

    rows = await rows_of(SERVICES_OF_PLACES, places)

    assert refused(v1.Service, rows) == []
    assert len(rows) == sum(len(place.services) for place in places)
    known = {row["id"] for row in await rows_of(STRUCTURES, places)}
    assert {row["structure_id"] for row in rows} <= known


async def test_odd_places_and_one_that_says_all_are_valid_too():
    places = [*ODD, a_place("full", **FULL)]

    assert refused(v1.Structure, await rows_of(STRUCTURES, places)) == []
    assert refused(v1.Service, await rows_of(SERVICES_OF_PLACES, places)) == []


def test_each_of_our_words_is_one_of_theirs():
    theirs = {
        v1.ModeMobilisation: ACCESS,
        v1.TypeService: ACCOMPANIED,
        v1.PersonneMobilisatrice: MOBILISED_BY,
        v1.ReseauPorteur: NETWORKS,
        v1.Public: PUBLICS,
    }

    unknown = {
        word
        for known, ours in theirs.items()
        for word in ours.values()
        if word not in {each.value for each in known}
    }
    assert unknown == set()


def test_what_is_said_is_told():
    place = a_place(
        "p1",
        services=(AID,),
        pivot="21370267300012",
        adresse="1 rue du Cher",
        modalites_acces=("Se présenter", "Prendre un RDV en ligne"),
        frais_a_charge=("Gratuit",),
        horaires="Mo 09:00-12:00",
    )

    [row] = service_rows(place, TODAY)

    assert row["structure_id"] == structure_row(place, TODAY)["id"] == "maillage--p1"
    assert structure_row(place, TODAY)["siret"] == "21370267300012"
    assert (row["nom"], row["frais"], row["horaires_accueil"]) == (AID, "gratuit", "Mo 09:00-12:00")
    assert row["modes_mobilisation"] == ["se-presenter"]  # there is no link to make a date at


@pytest.mark.parametrize(
    ("fees", "told"),
    [((), None), (("Gratuit",), "gratuit"), (("Payant",), "payant"), (("Gratuit", "Payant"), None)],
)
def test_fees_that_depend_are_neither_free_nor_paid(fees, told):
    [row] = service_rows(a_place(services=(AID,), frais_a_charge=fees), TODAY)

    assert row["frais"] == told


def test_hours_that_nobody_could_read_are_no_hours():
    place = a_place(horaires="", hours_text="Le soir")

    assert structure_row(place, TODAY)["horaires_accueil"] is None


def test_a_place_whose_services_nobody_said_has_none():
    assert service_rows(a_place(), TODAY) == []
