"""What people type, and the commune they mean, as a person judged it."""

import pytest

MEANT = {
    # as it is written
    "Tours": "37261",
    "Saint-Pierre-des-Corps": "37233",
    "37270": "37156",
    "37300": "37122",
    "La Riche": "37195",
    # neither case, accents nor hyphens
    "JOUE LES TOURS": "37122",
    "chambray les tours": "37050",
    "veretz": "37267",
    "ballan mire": "37018",
    "chateauroux": "36044",
    "NOGENT LE ROTROU": "28280",
    # short forms, articles, unfinished names
    "st pierre des corps": "37233",
    "St Avertin": "37208",
    "la chapelle st mesmin": "45075",
    "riche": "37195",
    "mans": "72181",
    "montlouis": "37156",
    "joué": "37122",
    "romorantin": "41194",
    "ballan": "37018",
    "orlean": "45234",
    "saint cyr sur l": "37214",
    # wrong letters
    "saint-piere des cors": "37233",
    "chambrai les tour": "37050",
    "sanit pierre des corps": "37233",
    "tuors": "37261",
    "orelans": "45234",
    "vandome": "41269",
    "clermont ferand": "63113",
    "sthrasbourg": "67482",
    "lhay les roses": "94038",
    "joue lestours": "37122",
    "monlouis sur loire": "37156",
    # a postcode and a name
    "37270 veretz": "37267",
    "Véretz 37270": "37267",
    "37270 vertez": "37267",
    "37270 Montlouis": "37156",
    "joue 37": "37122",
    "saint-aubin 91": "91538",
    # a wrong postcode with a right name, and the other way round
    "37000 véretz": "37267",
    "Saint-Pierre-des-Corps 37000": "37233",
    "45000 Chambray-lès-Tours": "37050",
    "37270 xyzzy": "37156",
    # as on an envelope
    "12 rue Nationale 37000 Tours": "37261",
    "12 rue nationale tours": "37261",
    "3 rue du Port, Véretz": "37267",
    "rue de la gare, Joué-lès-Tours": "37122",
    "37 000 Tours": "37261",
    "37041 Tours Cedex 1": "37261",
    "28 rue de Paris Blois": "41018",
    "mairie de La Riche": "37195",
    # cities with arrondissements
    "Paris": "75056",
    "75012": "75112",
    "paris 12": "75112",
    "Paris 12e": "75112",
    "Paris 16e 75116": "75116",
    "lyon 3ème arrondissement": "69383",
    "69003 Lyon": "69383",
    "Marseille 1er": "13201",
    "13008 marseille": "13208",
    # bigger communes first among equals
    "saint-denis": "97411",
    "saint denis 93": "93066",
    "valence": "26362",
    "villefranche": "69264",
    "aix": "13001",
    # overseas, Corsica, and a name that is no longer a commune's
    "fort de france": "97209",
    "mamoudzou": "97611",
    "ajaccio": "2A004",
    "Cherbourg-Octeville": "50129",
}


@pytest.mark.parametrize(("text", "code_insee"), MEANT.items())
def test_a_text_means_the_commune_that_a_person_would_choose(gazetteer, text, code_insee):
    first, *_ = gazetteer.search(text, 5)

    assert first.commune.code_insee == code_insee, first.commune.nom


@pytest.mark.parametrize("text", ["", "   ", "zzzzzz", "?", "99999"])
def test_what_is_nowhere_means_nothing(gazetteer, text):
    assert gazetteer.search(text, 5) == []
