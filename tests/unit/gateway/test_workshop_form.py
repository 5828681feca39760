"""The workshop form announces what was typed, at the hours of where it takes place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from multidict import MultiDict

from services.gateway.pages.workshop_fields import FIELDS
from services.gateway.pages.workshop_form import (
    WorkshopForm,
    form_of,
    read_day,
    read_hour,
    read_texts,
)
from services.wire.errors import Invalid
from tests.unit.gateway.canned import WORKSHOP

TYPED = {
    "titre": " Premiers pas ",
    "theme": "Loisirs et créations numériques",
    "jour": "2096-07-02",
    "debut": "14:00",
    "fin": "16:30",
}


def a_form(code_postal="37000", **typed):
    texts = read_texts(MultiDict({**TYPED, **typed}))
    return WorkshopForm("p1", "La Grange", code_postal, "key", typed=texts)


def errors(form):
    with pytest.raises(Invalid) as refusal:
        form.draft()
    return list(form.refused(refusal.value.reasons).errors)


def test_hours_are_those_of_paris():
    draft = a_form().draft()

    assert draft.starts_at == datetime(2096, 7, 2, 12, tzinfo=UTC)
    assert draft.ends_at == datetime(2096, 7, 2, 14, 30, tzinfo=UTC)


def test_overseas_hours_are_those_of_the_place():
    assert a_form("97400").draft().starts_at == datetime(2096, 7, 2, 10, tzinfo=UTC)


def test_what_is_left_empty_is_said_by_nobody():
    draft = a_form().draft()

    assert (draft.seats, draft.level, draft.language, draft.price) == (None, "", "fr", "")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"titre": " "}, ["titre"]),
        ({"theme": ""}, ["theme"]),
        ({"jour": ""}, ["jour"]),
        ({"jour": "32/01/2096"}, ["jour"]),
        ({"jour": "9999-12-31"}, ["jour"]),
        ({"debut": "midi"}, ["debut"]),
        ({"fin": ""}, ["fin"]),
        ({"fin": "13:00"}, ["fin"]),
        ({"seats": "douze"}, ["seats"]),
        ({"seats": "0"}, ["seats"]),
        ({"price": "x" * 101}, ["price"]),
        ({"titre": "", "jour": "", "debut": ""}, ["titre", "jour", "debut"]),
    ],
)
def test_each_error_is_beside_its_field(typed, named):
    assert errors(a_form(**typed)) == named


def test_a_workshop_that_is_over_is_about_its_day():
    form = a_form()
    over = [{"field": "ends_at", "message": "this is over already"}]

    assert list(form.refused(Invalid("workshop_over", "", over).reasons).errors) == ["jour"]


@pytest.mark.parametrize("text", ["2027-03-12", "12/03/2027", "12.3.2027"])
def test_a_day_is_read_as_it_is_typed(text):
    assert read_day(text).isoformat() == "2027-03-12"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("14:30", "14:30"),
        ("14:30:00", "14:30"),
        ("9h05", "09:05"),
        ("9 h", "09:00"),
        ("0:00", "00:00"),
    ],
)
def test_an_hour_is_read_as_it_is_typed(text, read):
    assert f"{read_hour(text):%H:%M}" == read


@pytest.mark.parametrize("text", ["", "25:00", "14", "14:3"])
def test_what_is_no_hour_is_not_read(text):
    assert read_hour(text) is None


def test_an_announced_workshop_sent_as_it_was_shown_is_the_same():
    draft = form_of(WORKSHOP, "key").draft()

    assert (draft.titre, draft.starts_at, draft.ends_at) == (
        WORKSHOP.titre,
        WORKSHOP.starts_at,
        WORKSHOP.ends_at,
    )


def test_a_workshop_of_several_days_keeps_its_last_one():
    ends_at = datetime(2096, 11, 28, 11, tzinfo=UTC)
    form = form_of(WORKSHOP.model_copy(update={"ends_at": ends_at}), "key")

    assert replace(form, key="other").draft().ends_at == ends_at


def test_every_field_has_its_own_advice():
    assert all(field.label and field.hint and field.advice for field in FIELDS)
