"""What may happen to a workshop."""

from datetime import UTC, datetime, timedelta

import pytest

from services.directory.contract.revision import Actor, Command
from services.directory.contract.workshop import WorkshopDraft
from services.directory.receipts import KeyReused
from services.directory.workshops.refusals import WorkshopNotFound, WorkshopOver
from services.directory.workshops.workshop import Workshop, announced, workshop_id_of
from services.wire.errors import Forbidden
from services.wire.saving import ChangedMeanwhile
from tests.builders import TOURS, a_place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_EDITOR = Actor(person_id="e", role="editor", via="api", place_ids=("p",))
A_STRANGER = Actor(person_id="s", role="editor", via="api", place_ids=("other",))
AN_OPERATOR = Actor(person_id="o", role="operator", via="api")
A_COMMAND = Command(key="k", fingerprint="f")


def details(starts_at=NOON + timedelta(days=1), titre="Tablette"):
    draft = WorkshopDraft(
        titre=titre,
        theme="Maîtrise des outils numériques du quotidien",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    return announced(draft, a_place("p", commune="Tours"))


def an_announced_workshop():
    return Workshop(**{**vars(Workshop("w").announce(details(), AN_EDITOR, NOON)), "fact": None})


def test_a_command_makes_one_workshop():
    assert workshop_id_of(A_COMMAND) == workshop_id_of(Command(key="k", fingerprint="g"))


def test_an_announcement_says_where_it_is():
    where = details().place

    assert (where.nom, where.commune) == ("Lieu p", "Tours")
    assert (where.latitude, where.longitude) == TOURS


def test_an_announcement_is_the_same_when_it_is_read_again():
    starts_at = datetime.fromisoformat("2026-03-03T14:00:00.123456+01:00")

    assert details(starts_at).starts_at == datetime(2026, 3, 3, 13, 0, 0, 123000, tzinfo=UTC)


def test_a_stranger_announces_nothing():
    with pytest.raises(Forbidden):
        Workshop("w").announce(details(), A_STRANGER, NOON)


def test_an_operator_announces_everywhere():
    assert Workshop("w").announce(details(), AN_OPERATOR, NOON).revision == 1


def test_what_is_over_is_not_announced():
    with pytest.raises(WorkshopOver) as refusal:
        Workshop("w").announce(details(NOON - timedelta(hours=2)), AN_EDITOR, NOON)

    assert [reason.field for reason in refusal.value.reasons] == ["ends_at"]


def test_a_key_that_announced_it_long_ago_announces_nothing_else():
    with pytest.raises(KeyReused):
        an_announced_workshop().announce(details(titre="Autre"), AN_EDITOR, NOON)


def test_a_revision_tells_which_fields_it_changed():
    revised = an_announced_workshop().revise(details(titre="Autre"), 1, AN_EDITOR, NOON)

    assert revised.fact.changed == ("titre",)


def test_a_revision_of_what_has_changed_meanwhile_is_refused():
    with pytest.raises(ChangedMeanwhile):
        an_announced_workshop().revise(details(), 7, AN_EDITOR, NOON)


def test_a_workshop_is_not_moved_into_the_past():
    with pytest.raises(WorkshopOver):
        an_announced_workshop().revise(details(NOON - timedelta(days=1)), 1, AN_EDITOR, NOON)


def test_a_cancelled_workshop_is_not_revised():
    with pytest.raises(WorkshopNotFound):
        an_announced_workshop().cancel(AN_EDITOR, NOON).revise(details(), 2, AN_EDITOR, NOON)


def test_a_command_that_comes_again_has_its_receipt():
    cancelled = an_announced_workshop().cancel(AN_EDITOR, NOON)

    kept, receipt = cancelled.keep_receipt(A_COMMAND, NOON)

    assert kept.receipt_for(A_COMMAND) == receipt
    assert (receipt.place_id, receipt.revision) == ("p", 2)
