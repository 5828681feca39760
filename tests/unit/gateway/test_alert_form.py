"""The form for alerts asks for what was typed, around the commune that was chosen."""

import pytest
from multidict import MultiDict

from services.directory.contract.communes import Commune
from services.gateway.pages.alert_form import AlertForm, form_around, read_form
from services.wire.errors import Invalid, Reason
from tests.unit.gateway.canned import JOUE, TOURS

COMMUNES = (Commune(**TOURS), Commune(**JOUE))


def sent(**typed):
    carried = form_around("", COMMUNES).carried
    known = {"around": "1", "within_km": "5", "channel": "sms", "address": "06 39 98 00 01"}
    return read_form(MultiDict({"offered": carried, **known, **typed}))


def errors(form: AlertForm):
    with pytest.raises(Invalid) as refusal:
        form.request()
    return list(form.refused(refusal.value.reasons).errors)


@pytest.mark.parametrize(
    ("asked", "found", "chosen"),
    [
        ("37000", COMMUNES[:1], "0"),
        ("joue les tours", COMMUNES, "1"),
        ("TOURS", COMMUNES, "0"),
        ("37", COMMUNES, ""),
    ],
)
def test_the_commune_that_is_surely_meant_is_chosen(asked, found, chosen):
    assert form_around(asked, found).chosen == chosen


def test_what_was_chosen_is_asked():
    request = sent().request()

    assert (request.around.label, request.around.code_postal) == ("Joué-lès-Tours", "37300")
    assert (request.within_km, request.address, request.themes) == (5, "06 39 98 00 01", ())


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ({"around": ""}, ["around"]),
        ({"around": "7"}, ["around"]),
        ({"within_km": "7"}, ["within_km"]),
        ({"within_km": ""}, ["within_km"]),
        ({"channel": ""}, ["channel"]),
        ({"address": " "}, ["address"]),
        ({"themes": "Jardinage"}, ["themes"]),
    ],
)
def test_each_error_is_beside_its_field(typed, named):
    assert errors(sent(**typed)) == named


@pytest.mark.parametrize(
    ("channel", "address", "other"),
    [("sms", "a@exemple.fr", "Par courriel"), ("email", "06 39 98 00 01", "Par SMS")],
)
def test_an_address_of_the_other_way_is_told_which_that_is(channel, address, other):
    form = sent(channel=channel, address=address).refused(
        [Reason(field="address", message="wrong")]
    )

    assert other in form.errors["address"]


@pytest.mark.parametrize(
    "carried", ["", "{", "[{}]", '[{"label":"x","latitude":91,"longitude":0}]']
)
def test_a_form_that_our_page_did_not_make_is_refused(carried):
    with pytest.raises(Invalid):
        sent(offered=carried)
