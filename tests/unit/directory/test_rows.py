"""A row is kept whenever it tells of a place; what cannot be read of it is named."""

from datetime import date

import pytest

from services.directory.imports.row import ReadRow, RefusedRow, Row, read_row

A_PLACE = {"id": "1", "nom": "EPN de La Riche", "commune": "La Riche", "source": "Tours"}


def read(**cells: object) -> ReadRow:
    read = read_row(Row(2, 1, {**A_PLACE, **cells}))
    assert isinstance(read, ReadRow)
    return read


def refused(**cells: object) -> tuple[str, str]:
    read = read_row(Row(7, 6, cells))
    assert isinstance(read, RefusedRow)
    return read.remark.field, read.remark.reason


def warned(row: ReadRow) -> list[tuple[str, str]]:
    return [(warning.field, warning.value) for warning in row.warnings]


def test_a_plain_row_is_read_without_a_word():
    row = read(latitude="47.38996", longitude="0.67072", date_maj="2020-06-30")

    assert (row.details.latitude, row.details.date_maj) == (47.38996, date(2020, 6, 30))
    assert row.warnings == ()


def test_lists_are_split_trimmed_and_hold_each_value_once_in_their_order():
    row = read(typologie=" EPN|ASSO | EPN||", courriels=["a@b.fr", " c@d.fr|a@b.fr"])

    assert row.details.typologie == ("EPN", "ASSO")
    assert row.details.courriels == ("a@b.fr", "c@d.fr")


def test_space_around_a_text_is_left_out():
    assert read(nom="  EPN \n").details.nom == "EPN"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("latitude", "abc"),
        ("latitude", "91"),
        ("longitude", "-181"),
        ("latitude", "nan"),
        ("longitude", "1_0"),
        ("date_maj", "hier"),
        ("date_maj", "2020-02-30"),
        ("nom", ["une", "liste"]),
        ("telephone", {"fixe": "02"}),
    ],
)
def test_an_unreadable_value_becomes_empty_and_is_named(field, value):
    row = read_row(Row(2, 1, {"nom": "EPN", "commune": "Tours", "id": "1", field: value}))

    remarks = row.warnings if isinstance(row, ReadRow) else (row.remark,)
    assert field in [remark.field for remark in remarks]


def test_one_coordinate_alone_is_useless():
    row = read(latitude="47.3", longitude="abc")

    assert (row.details.latitude, row.details.longitude) == (None, None)
    assert warned(row) == [("longitude", "abc"), ("latitude", "47.3")]


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("latitude", "47,38", 47.38),
        ("date_maj", "30/06/2020", date(2020, 6, 30)),
    ],
)
def test_what_spreadsheets_write_is_read_with_a_warning(field, written, meant):
    row = read(**{"latitude": "47", "longitude": "1", field: written})

    assert getattr(row.details, field) == meant
    assert warned(row) == [(field, written)]


def test_a_time_behind_the_day_is_left_out():
    assert read(date_maj="2020-06-30T14:16:50.898").details.date_maj == date(2020, 6, 30)


def test_what_cannot_be_stored_or_shown_is_left_out_with_a_warning():
    row = read(nom="EPN\x00\x1b[31m\ud800", presentation_detail="Deux\r\nlignes")

    assert row.details.nom == "EPN[31m"
    assert row.details.presentation_detail == "Deux\nlignes"
    assert [field for field, _ in warned(row)] == ["nom"]


def test_a_row_without_an_id_gets_one_that_stays():
    first, again = read(id="", adresse="1 rue Haute"), read(id=" ", adresse="1 rue haute")

    assert first.details.id == again.details.id != read(id="", adresse="2").details.id
    assert [warning.field for warning in first.warnings] == ["id"]


def test_a_row_without_a_name_is_refused():
    field, reason = refused(id="1", commune="Tours")

    assert (field, reason) == ("nom", "A place needs a name.")


@pytest.mark.parametrize("cells", [{}, {"id": "1"}, {"id": "1", "source": "x", "nom": " "}])
def test_a_row_that_says_nothing_is_refused(cells):
    assert refused(**cells) == ("", "The row says nothing.")


def test_a_row_that_is_none_is_refused_with_its_line():
    read = read_row(Row(7, 6, {}, "The row has 3 cells for 32 columns."))

    assert isinstance(read, RefusedRow)
    assert (read.remark.line, read.remark.reason) == (7, "The row has 3 cells for 32 columns.")


def test_a_row_too_large_to_be_a_listing_is_refused():
    field, reason = refused(id="1", nom="EPN", presentation_detail="é" * 60_000)

    assert field == "presentation_detail"
    assert "50,000" in reason


@pytest.mark.parametrize(
    ("given", "column", "kept"),
    [("Région", "Tours", "Région"), ("", "Tours", "Tours"), ("", "", "tours")],
)
def test_the_source_is_the_given_one_else_the_column_s_else_the_file_s(given, column, kept):
    read = read_row(Row(2, 1, {**A_PLACE, "source": column}), given, "tours")

    assert isinstance(read, ReadRow)
    assert read.details.source == kept


def test_a_word_that_the_standard_does_not_know_is_kept():
    row = read(services="Atelier poterie")

    assert row.details.services == ("Atelier poterie",)
    assert row.warnings == ()
