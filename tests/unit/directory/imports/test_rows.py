"""A row is kept whenever it tells of a place; what is corrected or doubtful of it is named."""

from datetime import date

import pytest

from services.directory.imports.draft import Draft
from services.directory.imports.mapping import Mapping
from services.directory.imports.opening import settle_hours
from services.directory.imports.row import ReadRow, RefusedRow, Row, RowReader, read_row

A_PLACE = {"id": "1", "nom": "EPN de La Riche", "commune": "La Riche", "source": "Tours"}


def read(**cells: object) -> ReadRow:
    read = read_row(Row(2, 1, {**A_PLACE, **cells}))
    assert isinstance(read, ReadRow)
    return read


def warned(row: ReadRow) -> list[tuple[str, str, str]]:
    return [(warning.field, warning.kind, warning.value) for warning in row.warnings]


def corrected(row: ReadRow) -> list[tuple[str, str, str, str]]:
    return [(one.field, one.kind, one.before, one.after) for one in row.corrections]


def test_a_plain_row_is_read_without_a_word():
    row = read(latitude="47.38996", longitude="0.67072", date_maj="2020-06-30")

    assert (row.details.latitude, row.details.date_maj) == (47.38996, date(2020, 6, 30))
    assert (row.warnings, row.corrections) == ((), ())


def test_lists_are_split_trimmed_and_hold_each_value_once_in_their_order():
    row = read(typologie=" EPN|ASSO | EPN||", courriels=["a@b.fr", " c@d.fr|a@b.fr"])

    assert row.details.typologie == ("EPN", "ASSO")
    assert row.details.courriels == ("a@b.fr", "c@d.fr")


def test_space_around_a_text_is_left_out():
    assert read(nom="  EPN \n").details.nom == "EPN"


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("latitude", "abc", "no_number_of_degrees"),
        ("latitude", "91", "no_number_of_degrees"),
        ("longitude", "-181", "no_number_of_degrees"),
        ("latitude", "inf", "no_number_of_degrees"),
        ("longitude", "1_0", "no_number_of_degrees"),
        ("date_maj", "hier", "no_date"),
        ("date_maj", "2020-02-30", "no_date"),
    ],
)
def test_what_is_no_number_and_no_day_is_named(field, value, kind):
    row = read(**{field: value})

    assert getattr(row.details, field) is None
    assert warned(row) == [(field, kind, value)]


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("telephone", "voir le site", "Téléphone : voir le site"),
        ("courriels", "numérique@cria41.org", "Courriel : numérique@cria41.org"),
        ("courriels", "msap.chateaumeillant.fr", "Courriel : msap.chateaumeillant.fr"),
        ("site_web", "facebook : juliemsap", "Site web : facebook : juliemsap"),
        ("site_web", "javascript:alert(1)", "Site web : javascript:alert(1)"),
        ("prise_rdv", "à l'accueil", "Prise de rendez-vous : à l'accueil"),
    ],
)
def test_a_contact_that_leads_nowhere_is_told_as_a_text(field, value, line):
    row = read(**{field: value})

    assert not getattr(row.details, field)
    assert row.details.presentation_detail == line
    assert [warning.field for warning in row.warnings] == [field]


def test_the_second_number_of_a_cell_is_told_as_a_text():
    row = read(telephone="02 47 74 56 08 / 06 12 34 56 78", presentation_detail="Ouvert à tous.")

    assert row.details.telephone == "+33247745608"
    assert row.details.presentation_detail == "Ouvert à tous.\nAutre téléphone : +33612345678"


def test_the_words_around_a_number_are_kept():
    row = read(telephone="Sur RDV : 02.47.74.56.08")

    assert row.details.presentation_detail == "Téléphone : Sur RDV : 02.47.74.56.08"


def test_a_site_in_the_column_of_addresses_moves_to_its_own():
    row = read(courriels="Rubrique contactez nous sur www.odyssee-culture.com")

    assert row.details.site_web == ("https://www.odyssee-culture.com",)
    assert "in_the_wrong_column" in [kind for _, kind, _, _ in corrected(row)]


def test_an_address_in_the_column_of_numbers_moves_to_its_own():
    assert read(telephone="contact@ville.fr").details.courriels == ("contact@ville.fr",)


def test_a_commune_beside_the_postcode_moves_to_its_own_column():
    row = read(code_postal="37926 TOURS CEDEX 9", commune="")

    assert (row.details.code_postal, row.details.commune) == ("37926", "Tours")


def test_one_coordinate_alone_is_useless():
    row = read(latitude="47.3", longitude="abc")

    assert (row.details.latitude, row.details.longitude) == (None, None)
    assert [field for field, _, _ in warned(row)] == ["longitude", "latitude"]


def test_swapped_coordinates_are_turned_round():
    row = read(latitude="0.67072", longitude="47.38996")

    assert (row.details.latitude, row.details.longitude) == (47.38996, 0.67072)
    assert corrected(row)[0] == ("latitude", "swapped_coordinates", "0.67072", "47.38996")


def test_a_time_behind_the_day_is_left_out():
    assert read(date_maj="2020-06-30T14:16:50.898").details.date_maj == date(2020, 6, 30)


def test_what_cannot_be_stored_or_shown_is_left_out_and_said():
    row = read(nom="EPN\x00\x1b[31m\ud800", presentation_detail="Deux\r\nlignes")

    assert row.details.nom == "EPN[31m"
    assert row.details.presentation_detail == "Deux\nlignes"
    assert ("nom", "unprintable") in [one[:2] for one in corrected(row)]


def test_a_row_without_an_id_gets_one_that_stays():
    first, again = read(id="", adresse="1 rue Haute"), read(id=" ", adresse="1 rue haute")

    assert first.details.id == again.details.id != read(id="", adresse="2").details.id
    assert [kind for _, kind, _ in warned(first)] == ["no_id"]


def test_a_row_without_a_name_is_kept_and_waits_for_one():
    row = read(nom=" ", adresse="1 rue Haute")

    assert row.details.nom == "Lieu sans nom (1 rue Haute, La Riche)"
    assert warned(row) == [("nom", "no_name", "")]


@pytest.mark.parametrize("cells", [{}, {"id": "1"}, {"id": "1", "source": "x", "nom": " "}])
def test_a_row_that_says_nothing_is_refused(cells):
    read = read_row(Row(7, 6, cells))

    assert isinstance(read, RefusedRow)
    assert (read.remark.line, read.remark.reason) == (7, "The row says nothing.")


def test_a_row_of_nothing_but_constants_is_refused():
    mapping = Mapping.model_validate({"title": "x", "fields": {"commune": {"constant": "Tours"}}})

    assert isinstance(RowReader(mapping).read(Row(2, 1, {"a": "b"})), RefusedRow)


def test_a_row_that_is_none_is_refused_with_its_line():
    read = read_row(Row(7, 6, {}, "The row has 3 cells for 32 columns."))

    assert isinstance(read, RefusedRow)
    assert (read.remark.line, read.remark.reason) == (7, "The row has 3 cells for 32 columns.")


def test_a_text_too_long_for_a_listing_is_cut_and_said_to_be():
    row = read(presentation_detail="é" * 60_000)

    assert len(row.details.presentation_detail) < 50_000
    assert [kind for _, kind, _ in warned(row)] == ["too_long"]


@pytest.mark.parametrize(
    ("given", "column", "kept"),
    [("Région", "Tours", "Région"), ("", "Tours", "Tours"), ("", "", "tours")],
)
def test_the_source_is_the_given_one_else_the_column_s_else_the_file_s(given, column, kept):
    reader = RowReader(source=given, file_name="tours")

    read = reader.read(Row(2, 1, {**A_PLACE, "source": column}))

    assert isinstance(read, ReadRow)
    assert read.details.source == kept


def test_a_word_that_the_standard_does_not_know_is_kept_and_waits_for_a_person():
    row = read(services="Atelier poterie")

    assert row.details.services == ("Atelier poterie",)
    assert warned(row) == [("services", "unknown_word", "Atelier poterie")]


def test_a_cell_of_another_shape_is_kept_as_its_text():
    assert read(nom={"fr": "EPN"}).details.nom == '{"fr": "EPN"}'


def test_a_fault_in_the_reading_of_hours_costs_nobody_the_place():
    draft = Draft(2, 1)
    draft.take("horaires", "lundi 9h-12h")

    settle_hours(draft, 7, {})  # type: ignore[arg-type]  # no text: whoever reads it stumbles

    assert [warning.kind for warning in draft.warnings] == ["hours_not_read", "hours_as_text"]
    assert draft.text("hours_text") == "lundi 9h-12h"
