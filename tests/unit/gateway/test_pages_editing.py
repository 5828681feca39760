"""The edit form sends only what was changed, and loses nothing that was typed."""

from dataclasses import replace

import pytest
from multidict import MultiDict

from services.directory.contract.revision import PlaceChanges
from services.gateway.pages.edit_fields import FIELDS
from services.gateway.pages.editing import fresh_form, read_typed
from services.wire.errors import Reason
from tests.builders import a_place

PLACE = a_place(
    revision=3,
    horaires="Mo 09:00-12:00",
    telephone="+33247000000",
    courriels=("a@exemple.fr",),
    services=("Loisirs et créations numériques", "Un mot d'ailleurs"),
    presentation_detail="Un.\r\nDeux.",
)


def sent_untouched():
    form = fresh_form(PLACE, "key")
    words = {field.name for field in FIELDS if field.kind == "choices"}
    joined = {name: "\n".join(v) for name, v in form.typed.items() if name not in words}
    return MultiDict({**joined, "services": "Loisirs et créations numériques"})


def typed(**values):
    sent = sent_untouched()
    sent.update(values)
    return replace(fresh_form(PLACE, "key"), typed=read_typed(sent))


def test_a_form_sent_as_it_was_shown_changes_nothing():
    assert typed().changes() == {}


@pytest.mark.parametrize(
    ("field", "text", "change"),
    [
        ("horaires", "24/7", "24/7"),
        ("horaires", " ", ""),
        ("telephone", "02 47 11 11 11", "+33247111111"),
        ("courriels", "a@exemple.fr\r\n\r\nb@exemple.fr", ["a@exemple.fr", "b@exemple.fr"]),
        ("courriels", "", []),
        ("presentation_detail", "Un.\r\nTrois.", "Un.\nTrois."),
        ("services", "Utilisation sécurisée du numérique", ["Utilisation sécurisée du numérique"]),
    ],
)
def test_only_the_changed_field_is_sent(field, text, change):
    changes = typed(**{field: text}).changes()

    assert changes == {field: change}
    assert PlaceChanges.model_validate(changes)


def test_each_refused_field_is_told_what_to_do():
    form = typed(courriels="x").refused([Reason(field="courriels.0", message="no")])

    assert list(form.errors) == ["courriels"]


def test_what_was_typed_stays_on_top_of_what_was_saved_meanwhile():
    newer = PLACE.model_copy(update={"revision": 4, "horaires": "24/7", "telephone": ""})

    merged = typed(horaires="Tu 09:00-12:00").on_top_of(newer, "other")

    assert merged.typed["horaires"] == ("Tu 09:00-12:00",)
    assert merged.typed["telephone"] == ()
    assert (merged.revision, merged.key) == (4, "other")


def test_only_a_field_that_both_changed_shows_the_newer_value():
    newer = PLACE.model_copy(update={"horaires": "24/7", "telephone": ""})

    merged = typed(horaires="Tu 09:00-12:00").on_top_of(newer, "other")

    assert merged.newer == {"horaires": "24/7"}


def test_every_field_that_is_offered_may_be_changed():
    assert {field.name for field in FIELDS} <= set(PlaceChanges.model_fields)
