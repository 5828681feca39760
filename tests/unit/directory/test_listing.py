"""What a stretch of all places tells of each, beside what one place tells of itself."""

from datetime import UTC, date, datetime, timedelta

import orjson
import pytest

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.place import ListedPlace, PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.stops import Stop
from services.directory.places.document import fields_of
from services.directory.places.listing import UNTOLD, listed
from services.directory.places.place import Place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:tours.csv")
AN_OPERATOR = Actor(person_id="o", role="operator", via="api")
CLOSED = ExceptionalHours(first=date(2026, 8, 1), last=date(2026, 8, 15))
SAID = {
    "little": {},
    "dated": {"date_maj": date(2025, 1, 2)},
    "much": {
        "services": ("Accès internet et matériel informatique",),
        "latitude": 47.39,
        "longitude": 0.69,
        "stops": (Stop(nom="Halle", commune="Tours"),),
        "exceptional_hours": (CLOSED,),
    },
}


def a_place(said="little", **standing):
    details = PlaceDetails(nom="FunLab", **SAID[said])
    place = Place.new("p").publish(details, AN_IMPORT, NOON)
    return Place(**{**vars(place), **standing})


def read(place, merged_away=()):
    """As search reads it."""
    kept = {"_id": place.place_id, "revision": place.revision, **fields_of(place)}
    told = {name: value for name, value in kept.items() if name not in UNTOLD}
    return ListedPlace.model_validate_json(orjson.dumps(listed(told, merged_away)))


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    "standing",
    [
        {},
        {"confirmed_at": NOON, "period_days": 30},
        {"unverified_since": NOON + timedelta(days=9), "suspended": True},
        {"territories": ("dep:37", "bv:tours")},
    ],
)
def test_it_is_what_the_public_reads_of_the_place(said, standing):
    place = a_place(said, **standing)

    assert read(place) == ListedPlace(place_id="p", revision=1, place=place.snapshot())


def test_of_a_withdrawn_place_only_its_revision_is_told():
    place = a_place().withdraw(1, AN_OPERATOR, NOON)

    assert read(place) == ListedPlace(place_id="p", revision=place.revision)


def test_one_that_is_being_merged_away_is_told_as_withdrawn():
    assert read(a_place(), merged_away={"p": "q"}).place is None


def test_a_document_of_the_first_shape_is_told_too():
    kept = {"_id": "p", "revision": 1, **fields_of(a_place())}
    for since in ("due_at", "unverified_since", "suspended", "period_days", "default_days"):
        del kept[since]

    told = ListedPlace.model_validate_json(orjson.dumps(listed({**kept, "shape": 1}, ())))

    assert told.place == a_place().snapshot()
