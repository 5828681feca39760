"""Whatever cells hold: never a traceback, never a lost row, never a link that is none."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from services.directory import import_places
from services.directory.cleaning.table import TABLE, clean
from services.directory.cleaning.texts import visible
from services.directory.imports.failure import ImportFailed
from services.directory.imports.loading import shipped
from services.directory.imports.row import COLUMNS, ReadRow, Row, RowReader
from services.directory.imports.survey import survey
from tests.contract.imports import counts, run

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    '=HYPERLINK("http://x")',
    "=1+1",
    "@SUM(A1)",
    "&lt;b&gt;",
    "\ufeff",
    "\u202eabc",
    "a|b||c",
    '{EPN,"Promeneur du net"',
    "{}",
    "()",
    "٣٤",
    "1e400",
    "+33" + "9" * 400,
    "0" * 2000,
    "a@" * 500,
    "www." * 500,
    "9h" * 500,
    "<" * 2000,
    "&" * 2000,
    "é" * 3000,
]
CELLS = st.one_of(
    st.text(),
    st.sampled_from(NASTY),
    st.lists(
        st.sampled_from([*NASTY, "37000", "TOURS", "02 47 74 56 08", "9h-12h"]), max_size=8
    ).map(" ".join),
)
LINK = re.compile(r'https?://[^\s<>"]+')
ADDRESS = re.compile(r'[^\s<>"]+@[^\s<>"]+')
NUMBER = re.compile(r"\+?\d{2,15}|")
QUICK = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "places.csv"


def written(rows: Sequence[dict[str, str]], delimiter: str, quoting: int) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter, quoting=quoting)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def is_safe(read: ReadRow) -> bool:
    place = read.details
    links = [*place.site_web, *filter(None, [place.fiche_acces_libre, place.prise_rdv])]
    return (
        all(map(LINK.fullmatch, links))
        and all(map(ADDRESS.fullmatch, place.courriels))
        and NUMBER.fullmatch(place.telephone) is not None
    )


@given(field=st.sampled_from(sorted(TABLE)), text=CELLS)
@QUICK
def test_any_text_of_any_field_is_cleaned(field, text):
    found = clean(field, text)

    assert visible(found.text) == found.text


@pytest.mark.parametrize("name", ["standard-v1.0.2", "standard-v0.1.1", "centre-val-de-loire"])
@given(cells=st.data())
@QUICK
def test_any_cells_of_a_source_are_a_place(name, cells):
    mapping = shipped()[name]
    columns = sorted(mapping.columns)
    row = cells.draw(st.dictionaries(st.sampled_from(columns), CELLS, max_size=12))

    read = RowReader(mapping).read(Row(2, 1, {**row, "nom": "EPN", "c_nom": "EPN"}))

    assert isinstance(read, ReadRow)
    assert is_safe(read)


@given(
    rows=st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS), max_size=4),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    mark=st.sampled_from(["", "\ufeff"]),
)
@QUICK
def test_each_row_of_a_file_is_kept_or_named(file, rows, delimiter, quoting, mark):
    table = [{**row, "id": str(number), "nom": "EPN"} for number, row in enumerate(rows)]
    text = mark + written(table, delimiter, quoting)
    file.write_bytes(text.encode("utf-8", "replace").replace(b"\0", b""))

    found = survey(file, "", int)

    assert found.report.rows == len(rows)
    assert len(dict(found.rows(int))) + found.report.refused.total == len(rows)


@given(content=st.binary(max_size=400), encoding=st.sampled_from(["latin-1", "utf-16", "utf-8"]))
@example(content=b"id,nom\n" + b"x" * 2**20, encoding="utf-8")
@QUICK
def test_any_bytes_under_a_good_header_end_in_places_or_in_a_sentence(file, content, encoding):
    header = ",".join(COLUMNS) + "\n"
    file.write_bytes(header.encode(encoding) + content)

    assert _rows_or_sentence(file)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@given(data=st.data())
@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_command_keeps_or_names_each_row_whatever_it_holds(imported, tmp_path, mark, data):
    rows = data.draw(st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS), max_size=6))
    table = [{**row, "id": str(number), "nom": "EPN é"} for number, row in enumerate(rows)]
    text = mark + written(table, data.draw(st.sampled_from(",;\t|")), csv.QUOTE_MINIMAL)
    content = text.encode("utf-8", "replace").replace(b"\0", b"")  # which is refused by name
    (tmp_path / "places.csv").write_bytes(content)

    arguments = [str(tmp_path / "places.csv"), "--report", str(tmp_path / "report.json")]
    code = import_places.main(arguments)

    assert code == import_places.DONE
    assert _is_complete(json.loads((tmp_path / "report.json").read_text()), len(rows))


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_the_command_reads_nothing_else_than_utf_8(imported, tmp_path, encoding):
    text = written([{"id": "1", "nom": "EPN é"}], ",", csv.QUOTE_MINIMAL)
    (tmp_path / "places.csv").write_bytes(text.encode(encoding))

    assert import_places.main([str(tmp_path / "places.csv")]) == import_places.BROKEN_FILE


def test_a_cell_of_a_megabyte_costs_no_other_row_anything(imported, tmp_path):
    rows = [{"id": "1", "nom": "EPN"}, {"id": "2", "nom": "x" * 10**6}, {"id": "3", "nom": "EPN"}]
    (tmp_path / "places.csv").write_text(written(rows, ",", csv.QUOTE_ALL))

    report = run(tmp_path, tmp_path / "places.csv")

    assert counts(report) == (3, 0, 0)
    assert report["warnings_by_kind"]["too_long"] >= 1


def _is_complete(report: dict[str, Any], rows: int) -> bool:
    became = sum(counts(report)) + report["refused_total"]
    return report["rows"] == became == rows


def _rows_or_sentence(file: Path) -> str:
    try:
        found = survey(file, "", int)
    except ImportFailed as failed:
        return str(failed)
    return f"{len(dict(found.rows(int)))} places of {found.report.rows} rows"
