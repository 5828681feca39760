"""The search form gives back what was typed, and the list says where to go on."""

from datetime import UTC, datetime, timedelta

import pytest
from multidict import MultiDict

from services.directory.contract.hours.opening import Opening
from services.gateway.pages.asked import Link, address, heard, read_asked
from services.gateway.pages.filter_words import territory
from services.gateway.pages.results import results, row
from services.gateway.pages.search_form import search_errors, search_form
from services.gateway.pages.words import NBSP
from services.gateway.where import LocatedPlaces
from services.search.contract.answers import Facet, Match, Widening
from services.search.contract.search import FoundPlace
from tests.builders import a_place

NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)


def asked(**values):
    return read_asked(MultiDict(values))


def found(total=1, next_cursor=None, matches=(), **fields):
    place = FoundPlace(place=a_place(**fields), freshness="due", distance_m=1234, matches=matches)
    return LocatedPlaces(total=total, places=(place,)[:total], next_cursor=next_cursor)


def wider(*widenings, **typed):
    nothing = LocatedPlaces(total=0, places=(), wider=widenings)
    return results(asked(**typed), nothing, NOW).wider


def group_of(name, form):
    (group,) = [group for group in form.groups if group.name == name]
    return group


def labels(links):
    return [link.label.replace(NBSP, " ") for link in links]


def test_empty_and_unknown_values_ask_nothing():
    assert asked(q=" ", where="", unknown="x") == {}


def test_a_place_that_is_typed_goes_before_the_point_the_form_carries():
    sent = heard(MultiDict(where="Tours", near="47.3,0.7", bbox="0,47,1,48", within_km="10"))

    assert dict(sent) == {"where": "Tours", "within_km": "10"}


def test_a_radius_around_nothing_says_nothing():
    assert dict(heard(MultiDict(where=" ", within_km="10", q="a"))) == {"where": " ", "q": "a"}


def test_the_form_gives_back_what_was_typed():
    form = search_form(
        asked(q="atelier", where="Tours", services="Loisirs et créations numériques")
    )

    assert (form.q, form.where, form.ticked) == ("atelier", "Tours", 1)
    assert [each.value for each in group_of("services", form).choices if each.chosen] == [
        "Loisirs et créations numériques"
    ]


def test_what_no_field_shows_is_carried_along():
    form = search_form(asked(near="47.3,0.7", code_postal="37000", cursor="x", q="a"))

    assert form.hidden == (("near", "47.3,0.7"), ("code_postal", "37000"))


FACETS = (
    Facet(
        name="frais_a_charge",
        values=[
            {"value": "Gratuit", "count": 7},
            {"value": "Payant", "count": 2, "asked": True},
            {"value": "Prix libre", "count": 9},
            {"value": "Frais à préciser", "count": 99},
        ],
    ),
    Facet(name="territories", values=[{"value": "dep:37", "count": 9}]),
)


def test_chosen_values_come_first_then_what_most_places_have_and_what_none_has_stays():
    form = search_form(asked(frais_a_charge="Payant"), facets=FACETS)

    assert [(each.value, each.count) for each in group_of("frais_a_charge", form).choices] == [
        ("Payant", 2),
        ("Prix libre", 9),
        ("Gratuit", 7),
        ("Gratuit sous condition", 0),
    ]


def test_a_value_in_other_letters_has_one_box():
    form = search_form(asked(frais_a_charge="payant"), facets=FACETS)

    assert (form.hidden, form.ticked) == ((), 1)


def test_nothing_is_counted_where_nobody_has_counted():
    assert {each.count for each in group_of("services", search_form({})).choices} == {None}


def test_territories_are_told_in_words():
    form = search_form({}, facets=FACETS)

    assert [each.label for each in group_of("territories", form).choices] == ["Indre-et-Loire (37)"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("reg:24", "Région Centre-Val de Loire"),
        ("bv:saint-pierre", "Bassin de vie Saint Pierre"),
        ("epci:243700754", "epci:243700754"),
        ("qpv:", "Qpv"),
        ("dep:99", "Dep 99"),
    ],
)
def test_a_territory_that_nobody_here_can_name_is_told_by_its_code(code, told):
    assert territory(code, NoEpci()) == told


class NoEpci:
    """A gazetteer without intercommunalities."""

    def epci_named(self, code: str) -> str:
        return ""


def test_the_distance_that_was_chosen_stays_chosen():
    form = search_form(asked(near="47.3,0.7", within_km="12.5"))

    assert [radius.label for radius in form.radii if radius.chosen] == [f"12,5{NBSP}km"]


@pytest.mark.parametrize(
    ("typed", "chosen"), [({"q": "a"}, f"20{NBSP}km"), ({"where": "Tours"}, "sans limite")]
)
def test_some_way_around_is_offered_before_a_place_is_said(typed, chosen):
    form = search_form(asked(**typed))

    assert [radius.label for radius in form.radii if radius.chosen] == [chosen]


def test_each_filter_has_a_link_without_it():
    form = search_form(asked(q="a", freshness="due", where="Tours", within_km="10", cursor="x"))

    assert [(chip.label.replace(NBSP, " "), chip.href) for chip in form.chips] == [
        ("À moins de 10 km de Tours", "/?q=a&freshness=due"),
        ("À confirmer", "/?q=a&where=Tours&within_km=10"),
    ]


def test_a_place_that_was_found_is_called_by_its_name():
    form = search_form(asked(where="st pierre"), around="Saint-Pierre (97410)")

    assert [chip.label for chip in form.chips] == ["Autour de Saint-Pierre (97410)"]


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
        ("where", "names no commune", "Nous ne trouvons pas ce lieu"),
        ("freshness.0", "unknown", "Choisissez parmi les états"),
    ],
)
def test_each_refused_field_is_told_what_to_do(field, message, start):
    ((_name, advice),) = search_errors([{"field": field, "message": message}]).items()

    assert advice.startswith(start)


def test_an_unknown_parameter_keeps_its_whole_name():
    assert list(search_errors([{"field": "un.known", "message": ""}])) == ["un.known"]


def test_the_next_page_is_the_same_search_further_on():
    page = results(asked(q="a b", cursor="old"), found(next_cursor="new"), NOW)

    assert (page.next_page, page.first_page) == ("/?q=a+b&cursor=new", "/?q=a+b")


def test_a_search_without_answer_offers_wider_ones_with_what_they_find():
    links = wider(
        Widening(within_km=50, total=12),
        Widening(without="frais_a_charge", total=3),
        Widening(without="open_at", total=1),
        q="a",
        near="1,1",
        within_km="10",
        frais_a_charge="Payant",
        open_now="true",
    )

    assert labels(links) == [
        "Chercher jusqu'à 50 km (12 lieux)",
        "Chercher sans le filtre « Payant » (3 lieux)",
        "Chercher quels que soient les horaires (1 lieu)",
        "Voir tous les lieux",
    ]
    assert links[0].href == "/?q=a&near=1%2C1&within_km=50&frais_a_charge=Payant&open_now=true"
    assert "open_now" not in links[2].href


def test_without_anything_else_the_place_stays():
    assert wider(Widening(without="all", total=9), q="a", where="Tours")[0].href == "/?where=Tours"


def test_where_nobody_knows_the_place_it_is_what_stands_in_the_way():
    links = wider(Widening(without="commune", total=9), q="a", where="Tourz", within_km="5")

    assert (labels(links)[0], links[0].href) == (
        "Chercher dans toutes les communes (9 lieux)",
        "/?q=a",
    )


def test_other_readings_of_a_place_are_offered():
    tours = {"kind": "commune", "latitude": 1, "longitude": 1, "code_insee": "", "score": 1}
    there = {"label": "Saint-Pierre (97410)", **tours}
    answered = LocatedPlaces(
        total=0,
        places=(),
        where=there,
        elsewhere=[{**tours, "label": "Saint-Pierre-des-Corps (37700)"}],
    )

    page = results(asked(where="st pierre", within_km="5"), answered, NOW)

    assert page.around == "Saint-Pierre (97410)"
    assert page.elsewhere == (
        Link(
            "Saint-Pierre-des-Corps (37700)",
            "/?where=Saint-Pierre-des-Corps+%2837700%29&within_km=5",
        ),
    )


def test_what_was_looked_for_is_marked_where_it_stands():
    matches = [
        Match(field="nom", fragment=("La ", "Grange")),
        Match(field="services", fragment=("", "Aide", " aux démarches")),
    ]

    shown = row(found(nom="La Grange", matches=matches).places[0], NOW)

    assert [(piece.text, piece.is_marked) for piece in shown.nom] == [
        ("La ", False),
        ("Grange", True),
    ]
    assert [reason.title for reason in shown.reasons] == ["Services"]
    assert shown.reasons[0].pieces[0].is_marked


def test_three_reasons_are_enough():
    matches = [Match(field=f"f{n}", fragment=("", "Aide", "")) for n in range(5)]

    assert len(row(found(matches=matches).places[0], NOW).reasons) == 3


def test_nothing_found_is_said_in_words():
    assert results({}, found(total=0), NOW).heading == "Aucun lieu trouvé"


def test_a_required_value_that_nobody_said_is_empty():
    shown = row(found(adresse="à préciser", commune="Tours", code_postal="37000").places[0], NOW)

    assert (shown.adresse, shown.town) == ("", "37000 Tours")


def test_hours_that_are_not_understood_are_shown_as_written():
    shown = row(found(hours_text=" Selon la semaine ").places[0], NOW)

    assert (shown.hours, shown.opening) == (("Selon la semaine",), "")


def test_a_place_found_says_whether_it_is_open():
    opening = Opening(state="closed", until=NOW + timedelta(hours=2), then="open")
    (place,) = found().places

    shown = row(place.model_copy(update={"opening": opening}), NOW)

    assert shown.opening.replace(NBSP, " ") == "Fermé · ouvre à 14 h"


def test_no_question_is_the_first_page():
    assert address({}) == "/"
