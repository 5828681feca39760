"""The edit form sends only what was changed, and loses nothing that was typed."""

from dataclasses import replace

import pytest
from multidict import MultiDict

from services.directory.contract.read_hours import HoursAsRead
from services.directory.contract.revision import PlaceChanges
from services.directory.hours.french import refusal
from services.gateway.pages.edit_fields import FIELDS
from services.gateway.pages.editing import fresh_form, read_typed
from services.gateway.pages.hours_read import NOT_ALL, REASONS, shown_back
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
        ("equipements", "Wi-Fi", ["Wi-Fi"]),
        ("langues", "Langue des signes (LSF)", ["Langue des signes (LSF)"]),
        ("accessibilite", "Boucle magnétique", ["Boucle magnétique"]),
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


def test_hours_are_typed_as_they_were_written():
    form = fresh_form(a_place(horaires="Tu 09:00-12:00", hours_text="mardi matin"), "key")

    assert form.hours == "mardi matin"


@pytest.mark.parametrize("text", ["lundi 9h-12h", "sur RDV", "09:00-18:00"])
def test_hours_that_are_not_in_the_form_of_osm_are_shown_back_once(text):
    form = typed(horaires=text)

    assert form.has_hours_to_show_back()
    assert not replace(form, hours_seen=text).has_hours_to_show_back()
    assert replace(form, hours_seen="others").has_hours_to_show_back()


@pytest.mark.parametrize("text", ["Mo 09:00-12:00", "Sa 10:00-12:00; PH off", "24/7", " "])
def test_hours_that_are_plain_or_unchanged_are_not_shown_back(text):
    assert not typed(horaires=text).has_hours_to_show_back()


def test_what_was_understood_is_shown_in_lines():
    understood = shown_back(HoursAsRead(horaires="Mo 09:00-12:00"))

    assert ([line.days for line in understood.lines], understood.reason) == (["lundi"], "")


def test_every_reason_to_keep_a_text_has_its_words():
    codes = {value for name, value in vars(refusal).items() if name.isupper()}
    unsaid = {"nothing written", "unread words", "the text and its columns differ"}

    assert set(REASONS) == codes - unsaid - {"not the same when read back"}
    assert shown_back(HoursAsRead(horaires="", why="unread words: truc")).reason == (
        f"{NOT_ALL} : truc"
    )


def exceptions(**columns):
    return typed(**{f"exceptional_hours_{name}": text for name, text in columns.items()}).changes()


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        ("", ""),
        ("10:00-12:00", "10:00-12:00"),
        ("9h-12h30 et 14 h – 16 h", "09:00-12:30,14:00-16:00"),
        ("de 9h à 12h", "09:00-12:00"),
        ("le matin", "le matin"),
        ("9h", "9h"),
    ],
)
def test_exceptional_hours_are_read_as_one_types_them(hours, kept):
    (told,) = exceptions(first="2026-12-24", hours=hours)["exceptional_hours"]

    assert (told["first"], told["last"], told.get("hours", "")) == (
        "2026-12-24",
        "2026-12-24",
        kept,
    )


def test_rows_without_a_date_say_nothing():
    assert exceptions(first="", last="", hours="10h", note="x") == {}


def test_a_row_that_is_emptied_takes_its_exception_away():
    place = a_place(exceptional_hours=({"first": "2026-12-24", "last": "2027-01-02"},))
    form = replace(fresh_form(place, "key"), typed=read_typed(MultiDict()))

    assert form.changes() == {"exceptional_hours": []}


BUS = a_place(
    stops=(
        {
            "nom": "Mairie",
            "commune": "Vouvray",
            "horaires": "Tu 09:00-12:00",
            "latitude": 47.41,
            "longitude": 0.8,
            "hours_text": "mardi  9h-12h",
        },
    )
)


def sent_stop(**cells):
    shown = {
        "nom": "Mairie",
        "commune": "Vouvray",
        "horaires": "mardi 9h-12h",
        "code_insee": "",
        "latitude": "47.41",
        "longitude": "0.8",
        "known_as": "Mairie Vouvray",
    }
    sent = MultiDict({f"stops_{name}": text for name, text in {**shown, **cells}.items()})
    return replace(fresh_form(BUS, "key"), typed=read_typed(sent)).changes()


def test_a_stop_sent_as_it_was_shown_changes_nothing():
    assert sent_stop() == {}


def test_a_stop_is_typed_with_its_hours_in_french_and_stays_where_it_is():
    changes = sent_stop(horaires="mercredi 9h-12h")

    (stop,) = PlaceChanges.model_validate(changes).stops
    assert (stop.horaires, stop.latitude, stop.longitude) == ("mercredi 9h-12h", 47.41, 0.8)


def test_a_stop_that_moves_is_nowhere_on_the_map():
    (stop,) = PlaceChanges.model_validate(sent_stop(commune="Reugny")).stops

    assert (stop.commune, stop.latitude, stop.longitude) == ("Reugny", None, None)


def test_a_stop_without_a_name_is_none():
    assert sent_stop(nom=" ") == {"stops": []}
