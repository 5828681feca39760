"""What every index of places makes of words: other ways to say them, errors, reasons."""

from datetime import date
from typing import Any

import pytest

from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.index import PlaceIndex
from tests.builders import MONTLOUIS, TOURS, a_place
from tests.contract.pages import read

TODAY = date(2026, 5, 4)


def keep(index: PlaceIndex, *places: Any) -> None:
    index.put(places)
    index.make_findable()


def answer(index: PlaceIndex, q: str) -> FoundPlaces:
    return read(index.find(PlaceSearch(q=q), TODAY))


def found(index: PlaceIndex, q: str) -> list[str]:
    return [one.place.place_id for one in answer(index, q).places]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Allocations familiales", "caf"),
        ("La CAF", "allocation familiale"),
        ("France Travail", "pôle emploi"),
        ("Une imprimante", "imprimer"),
        ("Un ordinateur", "ordi"),
        ("Démarches administratives", "refaire ma carte grise"),
        ("Fab lab", "fablab"),
        ("caf.fr", "caf"),
        ("La Rur@linette", "ruralinette"),
        ("Château-Renard", "chateaurenard"),
    ],
)
def test_a_thing_is_found_however_it_is_said(index, written, typed):
    keep(index, a_place(nom=written), a_place("other", nom="Mairie"))

    assert found(index, typed) == ["p"]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ({"equipements": ["Imprimante"]}, "imprimer"),
        ({"equipements": ["Wi-Fi"]}, "wifi"),
        ({"equipements": ["Ordinateurs"]}, "un ordi"),
        ({"equipements": ["Vidéoprojecteur"]}, "vidéo-projecteurs"),
        ({"equipements": ["Imprimante 3D"]}, "impression 3D"),
        ({"langues": ["Langue des signes (LSF)"]}, "langue des signes"),
        ({"langues": ["Ukrainien"]}, "ukrainiens"),
        ({"accessibilite": ["Accessible aux personnes à mobilité réduite"]}, "PMR"),
    ],
)
def test_what_a_place_has_is_found_by_words_and_shown(index, said, typed):
    keep(index, a_place(**said), a_place("other", nom="Mairie"))

    [one] = answer(index, typed).places

    assert one.place.place_id == "p"
    assert [match.field for match in one.matches] == list(said)


def test_who_prints_in_3d_prints_no_letter(index):
    keep(
        index,
        a_place("letters", equipements=["Imprimante"]),
        a_place("things", equipements=["Imprimante 3D"], presentation_detail="2 imprimantes 3D"),
    )

    assert found(index, "imprimer") == found(index, "imprimante") == ["letters"]
    assert found(index, "imprimer en 3D") == found(index, "impressions 3D") == ["things"]
    assert found(index, "3D") == ["things"]


def test_who_wants_to_print_is_led_to_printers_then_to_computers_but_not_to_what_is_sold(index):
    access = "Accès internet et matériel informatique"
    keep(
        index,
        a_place("computers", services=[access]),
        a_place("printer", services=[access], equipements=["Imprimante"]),
        a_place("shop", services=["Acquisition de matériel informatique à prix solidaire"]),
    )

    assert found(index, "imprimer") == ["printer", "computers"]
    assert [match.field for match in answer(index, "imprimer").places[0].matches] == ["equipements"]


def test_who_asks_for_what_is_accessible_is_not_told_of_what_is_not(index):
    refusing = "Non accessible aux personnes à mobilité réduite"
    keep(index, a_place(accessibilite=[refusing]))

    assert found(index, "fauteuil roulant") == found(index, "accessible") == []


def test_the_words_of_another_way_stand_in_a_row(index):
    keep(index, a_place(nom="Allocations et sorties familiales"))

    assert found(index, "caf") == []


def test_what_only_leads_one_way_does_not_lead_back(index):
    keep(index, a_place(nom="Une carte grise"), a_place("q", nom="Démarches administratives"))

    assert found(index, "démarches administratives") == ["q"]


def test_a_kind_of_place_is_found_by_what_it_is_called(index):
    keep(index, a_place(typologie=["BIB"]), a_place("q", typologie=["MUNI"]))

    assert found(index, "médiathèque") == ["p"]
    assert found(index, "mairie") == ["q"]


def test_the_last_word_may_be_unfinished(index):
    keep(index, a_place(nom="Gentiana"), a_place("q", nom="Labomédia"))

    assert found(index, "gent") == ["p"]
    assert found(index, "ge") == []
    assert found(index, "lab gentiana") == ["p"]


def test_a_word_that_places_hold_is_not_read_as_unfinished(index):
    keep(index, a_place(nom="Tour"), a_place("q", nom="Tournesol"))

    assert found(index, "tour") == ["p"]


def test_an_error_in_the_first_letter_is_forgiven_too(index):
    keep(index, a_place(nom="Tablette"))

    assert found(index, "rablette") == ["p"]


def test_of_many_words_that_nobody_knows_the_first_are_mended(index):
    keep(index, a_place(nom="Tablette Souris Clavier Internet Atelier"))

    assert answer(index, "tablatte souirs clavoer internit ateleir").did_you_mean == (
        "tablette souris clavier internet ateleir"
    )


def test_who_mistypes_is_told_what_was_meant(index):
    keep(index, a_place(nom="Médiathèque l'Odyssée"))

    assert answer(index, "mediateque odissée").did_you_mean == "médiathèque odyssée"
    assert answer(index, "médiathèque").did_you_mean == ""


def test_all_words_come_before_all_but_one(index):
    keep(
        index,
        a_place("name", nom="Issoudun", commune="Issoudun"),
        a_place("both", nom="Les Ruches", commune="Issoudun"),
    )

    assert found(index, "ruche issoudun") == ["both", "name"]


def test_a_place_says_why_it_was_found(index):
    keep(index, a_place(nom="L’Atelier", services=["Accès internet", "Aide aux démarches"]))

    (place,) = answer(index, "ateliers démarche").places

    assert [(match.field, match.fragment) for match in place.matches] == [
        ("nom", ("L’", "Atelier", "")),
        ("services", ("Aide aux ", "démarches", "")),
    ]


def test_without_words_there_is_no_reason(index):
    keep(index, a_place())

    assert [one.matches for one in answer(index, "").places] == [()]


def names(index: PlaceIndex, *words: str, here: Any = None, limit: int = 5) -> list[str]:
    return [place.place_id for place in index.named(words, here, limit)]


def test_places_are_suggested_by_words_of_their_names_the_last_unfinished(index):
    keep(
        index,
        a_place("g", nom="La Grange numérique"),
        a_place("r", nom="Grand Ruisseau"),
        a_place("t", nom="Mairie", presentation_resume="La grange est à côté"),
    )

    assert names(index, "grange") == ["g"]
    assert sorted(names(index, "gran")) == ["g", "r"]
    assert names(index, "numérique", "gra") == ["g"]
    assert names(index, "gra", "numérique") == names(index, "zz") == []


def test_the_nearer_of_equal_names_is_suggested_first(index):
    keep(index, a_place("far", nom="Fablab", location=MONTLOUIS), a_place("near", nom="Fablab"))

    assert names(index, "fab", here=TOURS) == ["near", "far"]
    assert names(index, "fab", here=MONTLOUIS, limit=1) == ["far"]
