"""What a question asks for."""

import pytest

from services.search.question import Idea, Lookup, Way, ideas_of, needed, settled
from services.search.synonyms import called, said_otherwise


def typed(q: str) -> list[str]:
    return [idea.typed for idea in ideas_of(q)]


def ways(q: str, lookup: Lookup) -> list[list[str]]:
    return [[" ".join(way.words) for way in idea.ways] for idea in settled(ideas_of(q), lookup)]


@pytest.mark.parametrize(
    ("q", "ideas"),
    [
        ("ateliers tilleuls ateliers", ["ateliers", "tilleuls"]),
        ("Les ateliers de la Rabière", ["ateliers", "rabiere"]),
        ("je dois refaire ma carte grise", ["carte grise"]),
        ("ma mère de 78 ans veut une tablette", ["78", "tablette"]),
        ("qu'est-ce que c'est", []),
        ("de la", []),
    ],
)
def test_a_question_is_what_says_something(q, ideas):
    assert typed(q) == ideas


def test_a_question_has_no_more_than_sixteen_ideas():
    assert len(ideas_of(" ".join(f"mot{n}" for n in range(50)))) == 16


@pytest.mark.parametrize(("typed", "other"), [("CAF", "allocations familiales"), ("PC", "ordi")])
def test_what_means_the_same_is_found_both_ways(typed, other):
    (one,), (another,) = ideas_of(typed), ideas_of(other)

    assert Way(tuple(other.lower().split()), 0.8) in one.ways
    assert Way((typed.lower(),), 0.8) in another.ways


def test_some_words_lead_one_way_only():
    (grey,) = ideas_of("cartes grises")
    (paperwork,) = ideas_of("démarches")

    assert Way(("demarches", "administratives"), 0.8) in grey.ways
    assert paperwork == Idea((Way(("demarches",)),))


def test_the_longest_known_phrase_counts():
    assert said_otherwise(["impression", "3d"], 0)[0] == 2
    assert said_otherwise(["impression", "ecran"], 0)[0] == 1


@pytest.mark.parametrize(
    ("count", "least"), [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3), (5, 3), (6, 4), (9, 5)]
)
def test_one_may_be_missing_and_more_of_a_long_sentence(count, least):
    assert needed(count) == least


def test_a_word_that_places_hold_stays_as_it_is():
    lookup = Lookup(frozenset({"tilleul"}), {"tilleul": ("tilleuls",)}, {"tilleul": ("filleul",)})

    assert ways("tilleul", lookup) == [["tilleul"]]


def test_the_last_word_may_be_a_beginning_and_others_typing_errors():
    begun, instead = {"labom": ("labomedia",)}, {"labom": ("labo",), "tilleull": ("tilleul",)}
    lookup = Lookup(frozenset(), begun, instead)

    assert ways("tilleull labom", lookup) == [["tilleull", "tilleul"], ["labom", "labomedia"]]
    assert ways("labom tilleull", lookup) == [["labom", "labo"], ["tilleull", "tilleul"]]


def test_what_a_kind_of_place_is_called():
    assert called("BIB") == "bibliothèque"
    assert called("nothing known") == ""
