"""The search form gives back what was typed, and the list says where to go on."""

import pytest
from multidict import MultiDict

from services.gateway.pages.asked import address, read_asked
from services.gateway.pages.results import results, row, suggestions
from services.gateway.pages.search_form import Link, search_errors, search_form
from services.gateway.pages.words import NBSP
from services.search.contract.search import FoundPlace, FoundPlaces
from tests.builders import a_place


def asked(**values):
    return read_asked(MultiDict(values))


def found(total=1, next_cursor=None, **fields):
    places = [FoundPlace(place=a_place(**fields), freshness="due", distance_m=1234)]
    return FoundPlaces(total=total, places=places[:total], next_cursor=next_cursor)


def labels(links):
    return [link.label.replace(NBSP, " ") for link in links]


def test_empty_and_unknown_values_ask_nothing():
    assert asked(q=" ", commune="", unknown="x") == {}


def test_the_form_gives_back_what_was_typed():
    form = search_form(
        asked(q="atelier", commune="Tours", services="Loisirs et créations numériques")
    )

    assert (form.q, form.commune, form.ticked) == ("atelier", "Tours", 1)
    assert [choice.value for choice in form.services if choice.chosen] == [
        "Loisirs et créations numériques"
    ]


def test_what_no_field_shows_is_carried_along():
    form = search_form(asked(near="47.3,0.7", code_postal="37000", cursor="x", q="a"))

    assert form.hidden == (("near", "47.3,0.7"), ("code_postal", "37000"))


def test_a_distance_can_be_chosen_once_a_point_is_known():
    form = search_form(asked(near="47.3,0.7", within_km="12.5"))

    assert [radius.label for radius in form.radii if radius.chosen] == [f"12,5{NBSP}km"]
    assert search_form(asked(q="a")).radii == ()


def test_each_filter_has_a_link_without_it():
    form = search_form(asked(q="a", commune="Tours", cursor="x"))

    assert form.chips == (Link("Tours", "/?q=a"),)


def test_a_wrong_point_is_let_go_since_no_field_shows_it():
    form = search_form(asked(near="là", q="a"), {"near": "…"})

    assert (form.hidden, form.q) == ((), "a")


@pytest.mark.parametrize(
    ("field", "message", "start"),
    [
        ("q", "too long", "Écrivez une recherche plus courte"),
        ("q", "give it once", "Donnez ce paramètre une seule fois"),
        ("services.0", "too long", "Choisissez moins de valeurs"),
        ("un.known", "forbidden", "Ce paramètre n'existe pas"),
        ("body", "needs a point", "Une distance se compte depuis un point"),
    ],
)
def test_each_refused_field_is_told_what_to_do(field, message, start):
    ((_name, advice),) = search_errors([{"field": field, "message": message}]).items()

    assert advice.startswith(start)


def test_an_unknown_parameter_keeps_its_whole_name():
    assert list(search_errors([{"field": "un.known", "message": ""}])) == ["un.known"]


def test_the_next_page_is_the_same_search_further_on():
    page = results(asked(q="a b", cursor="old"), found(next_cursor="new"))

    assert (page.next_page, page.first_page) == ("/?q=a+b&cursor=new", "/?q=a+b")


def test_a_search_without_answer_offers_wider_ones():
    links = suggestions(asked(q="ateliers seniors", commune="Tours", near="1,1", within_km="10"))

    assert labels(links) == [
        "Chercher seulement « ateliers »",
        "Chercher jusqu'à 25 km",
        "Chercher dans toutes les communes",
        "Voir tous les lieux",
    ]


def test_each_suggestion_is_an_address():
    first, second = suggestions(asked(near="1,1", within_km="200", frais_a_charge="Gratuit"))[:2]

    assert first == Link("Chercher à toute distance", "/?near=1%2C1&frais_a_charge=Gratuit")
    assert second == Link("Retirer tous les filtres", "/?near=1%2C1&within_km=200")


def test_nothing_found_is_said_in_words():
    assert results({}, found(total=0)).heading == "Aucun lieu trouvé"


def test_a_required_value_that_nobody_said_is_empty():
    shown = row(found(adresse="à préciser", commune="Tours", code_postal="37000").places[0])

    assert (shown.adresse, shown.town) == ("", "37000 Tours")


def test_hours_that_are_not_understood_are_shown_as_written():
    assert row(found(horaires=" sur RDV ").places[0]).hours == ("sur RDV",)


def test_no_question_is_the_first_page():
    assert address({}) == "/"
