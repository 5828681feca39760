"""Which places look like one: pairs as a person judged them."""

import pytest

from services.directory.contract.place import PlaceDetails
from services.directory.duplicates.likeness import LIKELY, likeness

SIRET, OTHER_SIRET = "21370261600019", "20007010000012"
NOBODY_KNOWS = "0" * 14
PHONE = "+33247490120"
HERE = {"latitude": 47.39484, "longitude": 0.70398}
NEXT_DOOR = {"latitude": 47.39500, "longitude": 0.70410}  # 20 m away
AT_THE_OTHER_END = {"latitude": 47.41812, "longitude": 0.69073}  # 2.8 km away
TOWN_HALL = {"adresse": "2 place de la Mairie"}
STATION = {"adresse": "12 rue de la Gare"}
JOUE = {"commune": "Joué-lès-Tours", "code_insee": "37122", "code_postal": "37300"}


def at_tours(nom, **fields):
    known = {"commune": "Tours", "code_insee": "37261", "code_postal": "37000"}
    return PlaceDetails.model_validate(known | fields | {"nom": nom})


def unlocated(nom, commune, code_postal, **fields):
    return PlaceDetails(nom=nom, commune=commune, code_postal=code_postal, **fields)


ONE_PLACE = {
    "the same again": (at_tours("FunLab", **HERE), at_tours("FunLab", **HERE)),
    "in capitals, without accents": (at_tours("Cyber-base Éluard"), at_tours("CYBER BASE ELUARD")),
    "a name, and nothing else": (at_tours("FunLab"), at_tours("FunLab")),
    "another word for a library": (
        at_tours("Bibliothèque de Tours", **TOWN_HALL),
        at_tours("Médiathèque Tours", **TOWN_HALL),
    ),
    "the programme's older name": (
        at_tours("MSAP de Tours", telephone=PHONE),
        at_tours("France Services Tours", telephone=PHONE),
    ),
    "a generic word more": (
        at_tours("Bibliothèque Renaudat", **STATION),
        at_tours("Bibliothèque municipale Renaudat", **STATION),
    ),
    "a letter wrong": (at_tours("EPN Gentiana", **HERE), at_tours("EPN Gentianna", **NEXT_DOOR)),
    "a letter wrong in what it is": (
        at_tours("Médiathèque de Tours", **HERE),
        at_tours("Médiathèqe de Tours", **NEXT_DOOR),
    ),
    "words in another order": (
        at_tours("Point de médiation numérique - Familles rurales", **HERE),
        at_tours("Familles rurales - PMN", **NEXT_DOOR),
    ),
    "a name that goes on": (
        at_tours("La Fabrique Nouvelle", **HERE),
        at_tours("La Fabrique Nouvelle (BGE)", **NEXT_DOOR),
    ),
    "an address that leaves a first name out": (
        at_tours("EPN Gentiana", adresse="90 avenue Maginot", **HERE),
        at_tours("EPN Gentiana", adresse="90 Avenue André Maginot", **AT_THE_OTHER_END),
    ),
    "an avenue cut short": (
        at_tours("Le Bureau bleu", adresse="7 av. de la République"),
        at_tours("Bureau bleu", adresse="7 AVENUE DE LA REPUBLIQUE"),
    ),
    "one number of several": (
        at_tours("Le Bureau bleu", adresse="4/6 place Jean Jaurès"),
        at_tours("Bureau bleu", adresse="6, Pl Jean-Jaures"),
    ),
    "one postcode wrong": (
        unlocated("Médiathèque", "Ouzouer-sur-Loire", "45470", telephone=PHONE),
        unlocated("Médiathèque", "OUZOUER SUR LOIRE", "45570", telephone=PHONE),
    ),
    "the same SIRET, another name": (
        at_tours("Atelier bleu", pivot=SIRET),
        at_tours("Chez Simone", pivot=SIRET),
    ),
    "a commune that has become part of another": (
        unlocated("Médiathèque d'Onzain", "Onzain", "41150", pivot=SIRET, **HERE),
        unlocated("La Médiathèque Veuzain", "Veuzain-sur-Loire", "41150", pivot=SIRET, **HERE),
    ),
}  # fmt: skip

TWO_PLACES = {
    "nothing in common": (at_tours("FunLab", **HERE), at_tours("Mairie", **AT_THE_OTHER_END)),
    "a structure's sites in two communes": (
        at_tours("PMN Familles Rurales", telephone=PHONE),
        at_tours("PMN Familles Rurales", telephone=PHONE, **JOUE),
    ),
    "one SIRET for sites in two communes": (
        at_tours("France Services", pivot=SIRET),
        at_tours("France Services", pivot=SIRET, **JOUE),
    ),
    "a SIREN is the whole structure's": (
        at_tours("Les Jacobins", pivot="213702616"),
        at_tours("Point Chopin", pivot="213702616"),
    ),
    "nobody knows either SIRET": (
        at_tours("Les Jacobins", pivot=NOBODY_KNOWS),
        at_tours("Point Chopin", pivot=NOBODY_KNOWS),
    ),
    "a town's SIRET for all of its houses": (
        at_tours("EPN Fontaines", pivot=SIRET, adresse="11 rue de Saussure"),
        at_tours("EPN Bastié", pivot=SIRET, adresse="19 rue Maryse Bastié"),
    ),
    "a town hall and a library of one commune": (
        at_tours("Mairie de Tours", telephone=PHONE),
        at_tours("Médiathèque de Tours", telephone=PHONE),
    ),
    "two services in one building": (
        at_tours("MSAP de Tours", telephone=PHONE, **TOWN_HALL, **HERE),
        at_tours("PIJ de Tours", telephone=PHONE, **TOWN_HALL, **HERE),
    ),
    "a library and a social centre of one quarter": (
        at_tours("Bibliothèque du Val d'Auron", adresse="Place Martin Luther King"),
        at_tours("Centre social du Val d'Auron", adresse="Place Martin Luther King"),
    ),
    "an association's houses": (
        at_tours("ASCA", adresse="11 rue Becquerel"),
        at_tours("ASCA Pont-Bordeau", adresse="2 Place Avicenne"),
    ),
    "a town's libraries": (
        at_tours("Médiathèque Argonne", telephone=PHONE),
        at_tours("Médiathèque Saint-Marceau", telephone=PHONE),
    ),
    "the town's, and one with a name": (
        at_tours("Espace public numérique de Tours", **HERE),
        at_tours("Espace public numérique Ada", **HERE),
    ),
    "north and south": (
        at_tours("Maison du quartier Beaujardin Nord", **HERE),
        at_tours("Maison du quartier Beaujardin Sud", **NEXT_DOOR),
    ),
    "numbered": (at_tours("La Fabrique 18", **HERE), at_tours("La Fabrique 36", **HERE)),
    "one name at both ends of a town": (
        at_tours("Familles rurales", **HERE),
        at_tours("Familles rurales", **AT_THE_OTHER_END),
    ),
    "one name in two streets": (
        at_tours("Familles rurales", **TOWN_HALL),
        at_tours("Familles rurales", **STATION),
    ),
    "one name at two numbers of a street": (
        at_tours("Familles rurales", adresse="3 rue du 8 mai 1945"),
        at_tours("Familles rurales", adresse="10 rue du 8 mai 1945"),
    ),
    "communes of one name": (
        unlocated("Médiathèque", "Saint-Denis", "93200"),
        unlocated("Médiathèque", "Saint-Denis", "97400"),
    ),
    "only words that everybody uses": (
        at_tours("Association de médiation", pivot=SIRET),
        at_tours("Espace numérique", pivot=OTHER_SIRET),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE_PLACE.values(), ids=ONE_PLACE)
def test_what_a_person_would_look_at_is_likely(first, second):
    assert likeness(first, second).score >= LIKELY


@pytest.mark.parametrize(("first", "second"), TWO_PLACES.values(), ids=TWO_PLACES)
def test_what_a_person_takes_for_two_is_not(first, second):
    assert likeness(first, second).score < LIKELY


@pytest.mark.parametrize(("first", "second"), [*ONE_PLACE.values(), *TWO_PLACES.values()])
def test_it_does_not_matter_which_comes_first(first, second):
    alike, reversely = likeness(first, second), likeness(second, first)

    assert alike == reversely


def test_the_reasons_say_what_is_alike():
    place = at_tours("FunLab", pivot=SIRET, telephone=PHONE, **STATION, **HERE)

    alike = likeness(place, place)

    who = ("same_siret", "same_name", "same_phone")
    assert alike.reasons == (*who, "same_commune", "near_position", "same_address")
    assert alike.score == 1
