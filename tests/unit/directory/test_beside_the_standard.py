"""Languages, access and equipment: what a listing says that the standard has no column for."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from services.directory.contract.languages import CODES, languages_of
from services.directory.contract.place import BESIDE_THE_STANDARD, PlaceDetails, StandardPlace
from services.directory.contract.revision import Actor, PlaceChanges
from services.directory.contract.vocabulary import REDUCED_MOBILITY, Langue
from services.directory.places.facts import Said
from services.directory.places.place import Place
from services.directory.places.provenance import conflicts_between, reconciled, vouched_for
from services.wire.errors import Invalid
from services.wire.parse import parse

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = (NOON + timedelta(days=9)).date()
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
ENGLISH = "Langues étrangères (anglais)"
BY_A_PERSON = {"equipements": Said("editor", NOON)}


def test_the_standard_has_no_column_for_them():
    assert set(BESIDE_THE_STANDARD) <= set(PlaceDetails.model_fields)
    assert not set(BESIDE_THE_STANDARD) & set(StandardPlace.model_fields)


def test_an_editor_says_them_each_once_and_may_take_them_back():
    place = Place.new("p").publish(PlaceDetails(nom="EPN"), AN_EDITOR, NOON)

    said = PlaceChanges(langues=["Turc", "Turc"], equipements=["Wi-Fi", "Scanner"])
    place = place.revise(said, place.revision, AN_EDITOR, NOON)
    emptied = place.revise(PlaceChanges(langues=[]), place.revision, AN_EDITOR, NOON)

    assert (place.shown().langues, place.shown().equipements) == (("Turc",), ("Wi-Fi", "Scanner"))
    assert (emptied.shown().langues, emptied.shown().equipements) == ((), ("Wi-Fi", "Scanner"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"equipements": ["Grille-pain"]},
        {"langues": ["turc"]},
        {"accessibilite": ["Oui"]},
        {"accessibilite": list(REDUCED_MOBILITY[1:])},
    ],
)
def test_a_word_that_is_unknown_or_denies_another_is_refused_by_its_field(wrong):
    with pytest.raises(Invalid) as refused:
        parse(PlaceChanges, wrong)

    assert {reason.field.partition(".")[0] for reason in refused.value.reasons} == set(wrong)


def test_a_source_that_says_nothing_of_them_contradicts_nobody():
    known = PlaceDetails(nom="EPN", equipements=("Scanner",))
    silent = PlaceDetails(nom="EPN", date_maj=LATER)
    vouched = vouched_for(known, BY_A_PERSON, None)

    assert reconciled(known, vouched, silent).equipements == ("Scanner",)
    assert list(conflicts_between(known, vouched, silent)) == []


def test_a_newer_source_that_does_say_something_of_them_counts():
    known = PlaceDetails(nom="EPN", equipements=("Scanner",))
    newer = PlaceDetails(nom="EPN", date_maj=LATER, equipements=("Wi-Fi",))
    vouched = vouched_for(known, BY_A_PERSON, None)

    assert reconciled(known, vouched, newer).equipements == ("Wi-Fi",)
    assert [each.field for each in conflicts_between(known, vouched, newer)] == ["equipements"]


def test_what_a_source_no_longer_says_and_nobody_vouches_for_goes():
    known = PlaceDetails(nom="EPN", equipements=("Scanner",))

    assert reconciled(known, {}, PlaceDetails(nom="EPN", date_maj=LATER)).equipements == ()


def test_the_standard_s_word_for_english_is_english_once():
    place = PlaceDetails(nom="EPN", langues=("Turc",), prise_en_charge_specifique=(ENGLISH,))
    says_both = place.model_copy(update={"langues": ("Anglais",)})

    assert languages_of(place) == ("Turc", "Anglais")
    assert languages_of(says_both) == ("Anglais",)
    assert languages_of(PlaceDetails(nom="EPN", langues=("Turc",))) == ("Turc",)


def test_every_language_has_a_code():
    assert tuple(CODES) == get_args(Langue)
    assert len(set(CODES.values())) == len(CODES)
