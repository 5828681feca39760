"""What every index of places promises, whatever engine keeps it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.cursor import Cursor
from services.search.embedded.index import TantivyIndex
from services.search.index import PlaceIndex
from services.wire.errors import Invalid, Unavailable
from tests.builders import CHAMBRAY, JOUE, LA_RICHE, MONTLOUIS, NOWHERE, TOURS, Point, a_place
from tests.contract.pages import read

TODAY = date(2026, 5, 4)


def near(point: Point, **asked: Any) -> dict[str, Any]:
    return {"latitude": point[0], "longitude": point[1], **asked}


def keep(index: PlaceIndex, *places: Any) -> None:
    index.put(places)
    index.make_findable()


def answer(index: PlaceIndex, **asked: Any) -> FoundPlaces:
    return read(index.find(PlaceSearch(**asked), TODAY))


def found(index: PlaceIndex, **asked: Any) -> list[str]:
    return [one.place.place_id for one in answer(index, **asked).places]


def pages(index: PlaceIndex, **asked: Any) -> Iterator[FoundPlaces]:
    page = answer(index, **asked)
    yield page
    while page.next_cursor:
        page = answer(index, cursor=page.next_cursor, **asked)
        yield page


def test_an_index_that_is_not_filled_yet_does_not_answer(new_index):
    keep(new_index, a_place())

    with pytest.raises(Unavailable, match="index_filling"):
        answer(new_index)
    with pytest.raises(Unavailable, match="index_filling"):
        new_index.check()
    assert not new_index.is_filled()


def test_a_filled_index_answers_with_what_was_put_before(new_index):
    new_index.put([a_place()])

    new_index.mark_filled()

    new_index.check()
    assert new_index.is_filled()
    assert found(new_index) == ["p"]


def test_filling_twice_is_harmless(index):
    keep(index, a_place())

    index.mark_filled()

    assert found(index) == ["p"]


def test_an_empty_index_finds_nothing(index):
    assert answer(index, q="tablette") == FoundPlaces(total=0, places=())


def test_a_place_is_found_whole(index):
    place = a_place(
        nom="La Grange numérique", services=["Accès internet"], fresh_until="2026-05-04"
    )

    keep(index, place)

    assert answer(index).places[0].place == place
    assert answer(index).places[0].freshness == "up_to_date"


def test_the_nearest_come_first(index):
    keep(
        index, a_place("joué", location=JOUE), a_place("tours"), a_place("riche", location=LA_RICHE)
    )

    assert found(index, **near(TOURS)) == ["tours", "riche", "joué"]


def test_the_distance_is_told_in_metres(index):
    keep(index, a_place(location=JOUE), a_place("q", location=NOWHERE))

    assert [one.distance_m for one in answer(index, **near(TOURS)).places] == [5870, None]
    assert [one.distance_m for one in answer(index).places] == [None, None]


def test_a_place_without_position_comes_after_those_that_have_one(index):
    keep(index, a_place("a", location=NOWHERE), a_place("b", location=MONTLOUIS))

    assert found(index, **near(TOURS)) == ["b", "a"]
    assert found(index, **near(TOURS, within_km=500)) == ["b"]


def test_the_radius_ends_where_it_says(index):
    keep(index, a_place(location=JOUE))  # at 5,870 m

    assert found(index, **near(TOURS, within_km=5.87)) == []
    assert found(index, **near(TOURS, within_km=5.88)) == ["p"]


def test_the_name_weighs_more_than_the_text(index):
    keep(
        index,
        a_place("text", presentation_detail="Une médiathèque est à côté, avec un jardin."),
        a_place("name", nom="Médiathèque François-Mitterrand"),
    )

    assert found(index, q="médiathèque") == ["name", "text"]


def test_who_has_all_the_words_comes_before_who_lacks_one(index):
    keep(
        index,
        a_place("one", presentation_resume="Ateliers tablette pour chacun"),
        a_place("all", presentation_resume="Ateliers tablette pour les seniors"),
    )

    assert found(index, q="ateliers seniors tablette") == ["all", "one"]


def test_one_missing_word_does_not_empty_the_list_but_two_do(index):
    keep(index, a_place(presentation_resume="Ateliers tablette"))

    assert found(index, q="ateliers trottinette tablette") == ["p"]
    assert found(index, q="ateliers trottinette parapluie") == []
    assert found(index, q="ateliers parapluie") == ["p"]
    assert found(index, q="parapluie") == []


def test_relevance_fades_with_distance(index):
    keep(
        index,
        a_place("far", nom="Fablab", location=MONTLOUIS),
        a_place("near", nom="Fablab", location=LA_RICHE),
        a_place("other", nom="Mairie", location=TOURS),
        a_place("nowhere", nom="Fablab", location=NOWHERE),
    )

    assert found(index, q="fablab", **near(TOURS)) == ["near", "far", "nowhere"]


def test_what_fits_better_may_lie_a_little_farther(index):
    keep(
        index,
        a_place("near", presentation_detail="on y parle aussi de robotique et de couture"),
        a_place("fits", nom="Atelier robotique", location=LA_RICHE),
    )

    assert found(index, q="robotique", **near(TOURS)) == ["fits", "near"]


def test_without_words_or_point_places_come_by_name(index):
    keep(index, a_place("1", nom="Écrire"), a_place("2", nom="zèbre"), a_place("3", nom="Abri"))

    assert found(index) == ["3", "1", "2"]


@pytest.mark.parametrize(
    "typed",
    ["mediatheque", "MÉDIATHÈQUE", "médiathèques", "la médiathèque", "l'médiathèque", "mediateque"],
)
def test_a_word_is_found_however_it_is_typed(index, typed):
    keep(index, a_place(nom="Médiathèque"), a_place("other", nom="Mairie"))

    assert found(index, q=typed) == ["p"]


@pytest.mark.parametrize("typed", ["atelier", "l'atelier", "l’atelier", "d'ateliers", "ateleir"])
def test_elided_articles_do_not_hide_a_word(index, typed):
    keep(index, a_place(nom="L’atelier d'Anna"), a_place("other", nom="Mairie"))

    assert found(index, q=typed) == ["p"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("tbl", []),
        ("tabxette", ["p"]),
        ("taxxtte", []),
        ("tablete", ["p"]),
        ("tabeltte", ["p"]),
        ("ordinatuer", ["p"]),
        ("pcx", []),
    ],
)
def test_more_typing_errors_are_forgiven_in_longer_words(index, typed, ids):
    keep(index, a_place(presentation_resume="Tablette, ordinateur, PC"))

    assert found(index, q=typed) == ids


def test_a_word_that_some_place_holds_is_no_typing_error(index):
    keep(index, a_place("tours", commune="Tours"), a_place("cours", nom="Cours de français"))

    assert found(index, q="cours") == ["cours"]


def test_a_number_is_no_typing_error_of_another(index):
    keep(index, a_place(code_postal="37000"))

    assert found(index, q="37000") == ["p"]
    assert found(index, q="37100") == []


def test_words_are_looked_for_in_what_describes_a_place_and_not_in_its_hours(index):
    keep(
        index,
        a_place(
            commune="Joué-lès-Tours",
            adresse="12 rue des Tilleuls",
            services=["Insertion professionnelle via le numérique"],
            formations_labels=["SUD LABS (PACA)"],
            horaires="vacances scolaires",
        ),
    )

    assert (
        found(index, q="joue") == found(index, q="tilleul") == found(index, q="insertion") == ["p"]
    )
    assert found(index, q="vacances") == []


def test_stop_words_alone_ask_for_nothing(index):
    keep(index, a_place())

    assert found(index, q="de la") == found(index, q=" ?! ") == ["p"]


def test_values_of_one_filter_are_alternatives_and_filters_add_up(index):
    keep(
        index,
        a_place("1", services=["Accès internet"], frais_a_charge=["Gratuit"]),
        a_place("2", services=["Aide aux démarches"], frais_a_charge=["Gratuit"]),
        a_place("3", services=["Aide aux démarches"], frais_a_charge=["Payant"]),
    )

    assert found(index, services=["Accès internet", "Aide aux démarches"]) == ["1", "2", "3"]
    assert found(index, services=["Aide aux démarches"], frais_a_charge=["Gratuit"]) == ["2"]
    assert found(index, services=["Rien de tel"]) == []


def test_a_place_that_names_no_public_is_for_everybody(index):
    keep(
        index,
        a_place("all"),
        a_place("women", publics_specifiquement_adresses=["Femmes"]),
        a_place("young", publics_specifiquement_adresses=["Jeunes"]),
    )

    assert found(index, publics_specifiquement_adresses=["Jeunes"]) == ["all", "young"]


@pytest.mark.parametrize("typed", ["Joué-lès-Tours", "JOUE LES TOURS", "joué-lès-tours"])
def test_a_commune_is_itself_however_it_is_written(index, typed):
    keep(index, a_place(commune="Joué-lès-Tours"), a_place("other", commune="Tours"))

    assert found(index, commune=[typed]) == ["p"]


def test_words_point_radius_and_filters_together(index):
    keep(
        index,
        a_place("yes", nom="Atelier", code_postal="37000"),
        a_place("far", nom="Atelier", code_postal="37000", location=MONTLOUIS),
        a_place("code", nom="Atelier", code_postal="37300"),
        a_place("word", nom="Mairie", code_postal="37000"),
    )

    assert found(index, q="atelier", code_postal=["37000"], **near(TOURS, within_km=5)) == ["yes"]


@pytest.mark.parametrize(
    "asked", [{}, {"q": "atelier"}, near(TOURS), near(CHAMBRAY, q="atelier", within_km=20)]
)
def test_pages_hold_every_place_once_and_say_how_many_there_are(index, asked):
    twins = [a_place(f"t{n}", nom="Atelier") for n in range(4)]
    others = [a_place(f"o{n}", nom=f"Atelier {n % 3}", location=JOUE) for n in range(5)]
    keep(index, *twins, *others)
    whole = found(index, **asked)

    read = list(pages(index, limit=2, **asked))

    assert [one.place.place_id for page in read for one in page.places] == whole
    assert sorted(whole) == [*(f"o{n}" for n in range(5)), *(f"t{n}" for n in range(4))]
    assert {page.total for page in read} == {9}


def test_paging_goes_on_through_places_without_position(index):
    keep(index, *(a_place(f"p{n}", location=NOWHERE) for n in range(3)), a_place("x"))

    read = [
        one.place.place_id for page in pages(index, limit=1, **near(TOURS)) for one in page.places
    ]

    assert read == ["x", "p0", "p1", "p2"]


@pytest.mark.parametrize("cursor", ["", "é", "garbage", "e30", str(Cursor("distance", 1.0, "p"))])
def test_a_cursor_that_this_search_did_not_give_is_refused(index, cursor):
    with pytest.raises(Invalid) as refused:
        answer(index, cursor=cursor)

    assert refused.value.code == "invalid_cursor"
    assert [reason.field for reason in refused.value.reasons] == ["cursor"]


def test_a_change_is_found_and_what_it_replaced_is_not(index):
    keep(index, a_place(nom="Mairie", commune="Tours"))

    keep(index, a_place(revision=2, nom="Fablab", commune="Véretz"))

    assert found(index, q="fablab") == found(index, commune=["Véretz"]) == ["p"]
    assert found(index, q="mairie") == found(index, commune=["Tours"]) == []


def test_an_older_revision_that_comes_late_changes_nothing(index):
    keep(index, a_place(revision=3, nom="Now"))

    keep(index, a_place(revision=2, nom="Before"), a_place(revision=3, nom="Twice"))

    assert answer(index).places[0].place.nom == "Now"


def test_of_one_batch_the_highest_revision_stays(index):
    keep(index, a_place(revision=2, nom="Now"), a_place(revision=1, nom="Before"))

    assert answer(index).places[0].place.nom == "Now"


def test_a_withdrawn_place_is_found_no_more(index):
    keep(index, a_place(nom="Fablab"))

    index.drop("p", revision=2)
    index.make_findable()

    assert answer(index, q="fablab").total == answer(index).total == 0


def test_a_withdrawn_place_stays_away_even_if_its_publication_comes_late(index):
    index.drop("p", revision=2)
    index.make_findable()

    keep(index, a_place(revision=1))

    assert found(index) == []


def test_a_place_published_again_comes_back(index):
    index.drop("p", revision=2)

    keep(index, a_place(revision=3))

    assert found(index) == ["p"]


def test_an_odd_question_is_answered_too(index):
    keep(index, a_place())

    odd = ['"', "a" * 200, "AND OR NOT", "nom:*", "\\ / [ ] { } ~ ^", "\u0000", "数字 арабский"]

    assert [found(index, q=q) for q in odd] == [["p"], [], [], [], ["p"], ["p"], []]


def test_finding_goes_on_while_eight_threads_put_a_thousand_places():
    index = TantivyIndex()
    index.mark_filled()
    seen: list[int] = []

    with ThreadPoolExecutor(9) as threads:
        putting = [threads.submit(keep_many, index, n, 125) for n in range(8)]
        threads.submit(count_until, lambda: all(one.done() for one in putting), index, seen)

    assert answer(index, q="atelier").total == 1000
    assert len(seen) > 1
    assert seen == sorted(seen)


def keep_many(index: PlaceIndex, thread: int, count: int) -> None:
    for n in range(count):
        index.put([a_place(f"{thread}-{n}", nom="Atelier")])
        if n % 5 == 4:
            index.make_findable()


def count_until(done: Callable[[], bool], index: PlaceIndex, seen: list[int]) -> None:
    while not done():
        seen.append(answer(index, q="atelier", **near(TOURS)).total)


def test_putting_nothing_is_harmless(index):
    index.put([])

    assert found(index) == []
