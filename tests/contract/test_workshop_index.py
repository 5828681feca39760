"""What every index of workshops promises, whatever engine keeps it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.directory.contract.workshop import WorkshopPlace, WorkshopSnapshot
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.search.cursor import Cursor
from services.search.workshops.index import WorkshopIndex
from services.wire.errors import Invalid, Unavailable
from tests.builders import JOUE, MONTLOUIS, TOURS

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
FROM_TOURS = {"latitude": TOURS[0], "longitude": TOURS[1]}


@pytest.fixture
def workshops(new_workshops: WorkshopIndex) -> WorkshopIndex:
    new_workshops.mark_filled()
    return new_workshops


def a_workshop(
    workshop_id: str = "w", revision: int = 1, starts_at: datetime = TOMORROW, **said: Any
) -> WorkshopSnapshot:
    """Two hours at Tours about which nothing else is known but what the test says."""
    at = said.pop("at", TOURS)
    place = {"nom": "FunLab", "commune": "Tours", "latitude": at[0], "longitude": at[1]}
    known = {"place_id": "p", "titre": "Atelier", "theme": "Loisirs et créations numériques"}
    return WorkshopSnapshot(
        workshop_id=workshop_id,
        revision=revision,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place=WorkshopPlace(**place | said.pop("place", {})),
        **known | said,
    )


def keep(index: WorkshopIndex, *workshops: WorkshopSnapshot) -> None:
    index.put(workshops)
    index.make_findable()


def answer(index: WorkshopIndex, now: datetime = NOW, **asked: Any) -> FoundWorkshops:
    return index.find(WorkshopSearch(**asked), now)


def found(index: WorkshopIndex, now: datetime = NOW, **asked: Any) -> list[str]:
    return [one.workshop.workshop_id for one in answer(index, now, **asked).workshops]


def test_an_index_that_is_not_filled_yet_does_not_answer(new_workshops):
    keep(new_workshops, a_workshop())

    with pytest.raises(Unavailable, match="index_filling"):
        answer(new_workshops)
    with pytest.raises(Unavailable, match="index_filling"):
        new_workshops.check()
    new_workshops.mark_filled()
    new_workshops.check()
    assert new_workshops.is_filled()
    assert found(new_workshops) == ["w"]


def test_a_workshop_is_found_whole_with_its_distance(workshops):
    workshop = a_workshop(at=JOUE, seats=8, publics=("Seniors",), level="beginner")

    keep(workshops, workshop)

    (one,) = answer(workshops, **FROM_TOURS).workshops
    assert one.workshop == workshop
    assert one.distance_m == 5870


def test_the_soonest_come_first(workshops):
    later = TOMORROW + timedelta(days=1)
    keep(workshops, a_workshop("c", starts_at=later), a_workshop("b"), a_workshop("a"))

    assert found(workshops) == ["a", "b", "c"]


def test_what_is_over_is_not_found_and_what_goes_on_is(workshops):
    keep(workshops, a_workshop())

    assert found(workshops, now=TOMORROW + timedelta(minutes=119)) == ["w"]
    assert found(workshops, now=TOMORROW + timedelta(hours=2)) == []
    assert workshops.held_at(TOMORROW + timedelta(hours=2)) == frozenset()


def test_places_that_have_a_workshop_to_come_are_known(workshops):
    keep(workshops, a_workshop("1"), a_workshop("2"), a_workshop("3", place_id="q"))

    assert workshops.held_at(NOW) == {"p", "q"}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            {"theme": "Aide aux démarches administratives"},
            {"theme": ["aide aux DEMARCHES administratives"]},
        ),
        ({"level": "beginner"}, {"level": ["beginner", "advanced"]}),
        ({"language": "ar"}, {"language": ["ar"]}),
        ({"place_id": "q"}, {"place_id": ["q"]}),
        ({"place": {"commune": "Joué-lès-Tours"}}, {"commune": ["joue les tours"]}),
        ({"place": {"territories": ["bv:tours"]}}, {"territories": ["bv:tours"]}),
        ({"seats": 8}, {"min_seats": 8}),
        ({"at": JOUE}, {"latitude": JOUE[0], "longitude": JOUE[1], "within_km": 1}),
        ({"starts_at": TOMORROW - timedelta(hours=1)}, {"starts_before": TOMORROW}),
    ],
)
def test_workshops_are_found_by_what_they_say(workshops, said, asked):
    keep(workshops, a_workshop(**said), a_workshop("other", at=MONTLOUIS))

    assert found(workshops, **asked) == ["w"]


def test_a_start_is_asked_from_a_moment_on_and_before_another(workshops):
    keep(workshops, a_workshop("1"), a_workshop("2", starts_at=TOMORROW + timedelta(hours=1)))

    assert found(workshops, starts_from=TOMORROW, starts_before=TOMORROW + timedelta(hours=1)) == [
        "1"
    ]
    assert found(workshops, starts_from=TOMORROW + timedelta(hours=1)) == ["2"]


def test_a_workshop_that_names_no_public_is_for_everybody(workshops):
    keep(
        workshops,
        a_workshop("all"),
        a_workshop("women", publics=("Femmes",)),
        a_workshop("young", publics=("Jeunes",)),
    )

    assert found(workshops, publics=["Jeunes"]) == ["all", "young"]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("TABLETTES", ["w"]),
        ("tabl", ["w"]),
        ("tablette funlab trottinette", ["w"]),
        ("tablette trottinette parapluie", []),
        ("messagerie", ["m"]),
        ("", ["m", "w"]),
    ],
)
def test_words_are_looked_for_in_title_theme_and_place(workshops, q, ids):
    keep(
        workshops,
        a_workshop(titre="Prendre en main sa tablette"),
        a_workshop("m", titre="Créer une adresse mail"),
    )

    assert found(workshops, q=q) == ids


def test_pages_hold_every_workshop_once_and_say_how_many_there_are(workshops):
    keep(
        workshops,
        *(a_workshop(f"{n}", starts_at=TOMORROW + timedelta(days=n % 3)) for n in range(7)),
    )
    whole = found(workshops)

    read, cursor = [], None
    while cursor or not read:
        page = answer(workshops, limit=3, cursor=cursor)
        read += [one.workshop.workshop_id for one in page.workshops]
        cursor = page.next_cursor

    assert read == whole
    assert page.total == len(whole) == 7


@pytest.mark.parametrize("cursor", ["garbage", str(Cursor("name", "x", "w"))])
def test_a_cursor_that_this_search_did_not_give_is_refused(workshops, cursor):
    with pytest.raises(Invalid, match="invalid_cursor"):
        answer(workshops, cursor=cursor)


def test_a_cancelled_workshop_stays_away_even_if_its_announcement_comes_late(workshops):
    workshops.drop("w", revision=2)
    keep(workshops, a_workshop(revision=1))

    assert found(workshops) == []
    assert workshops.held_at(NOW) == frozenset()


def test_an_older_revision_that_comes_late_changes_nothing(workshops):
    keep(workshops, a_workshop(revision=3, titre="Now"))

    keep(workshops, a_workshop(revision=2, titre="Before"))

    assert answer(workshops).workshops[0].workshop.titre == "Now"


def test_putting_nothing_is_harmless(workshops):
    workshops.put([])

    assert found(workshops) == []
