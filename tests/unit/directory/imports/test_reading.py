"""Whatever a file holds, reading it ends in rows or in one clear sentence, with little memory."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from services.directory.imports.failure import ImportFailed
from services.directory.imports.loading import standard
from services.directory.imports.reading import read_rows
from services.directory.imports.row import Row, read_row

HEADER = ",".join([*standard().required, "horaires"])
CELLS = "1,00000000000000,EPN,Tours,37000,à préciser,2020-06-30,Mo-Fr 09:00-12:00"
A_CSV = f"{HEADER}\n{CELLS}\n"
AN_OBJECT = dict(zip(HEADER.split(","), CELLS.split(","), strict=True))
CELLS_OF_TWO_LINES = ('"' + "x" * 99 + '\n",') * 40_000
A_JSON = json.dumps([AN_OBJECT, AN_OBJECT], indent=1)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "places.csv"


def rows(file: Path, content: bytes | str) -> list[Row]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_rows(file))


@pytest.mark.parametrize(
    "content",
    [
        A_CSV,
        "\ufeff" + A_CSV,
        A_CSV.replace("\n", "\r\n"),
        A_CSV.replace("\n", "\r"),
        A_CSV.rstrip("\n"),
        A_CSV.replace(",", ";"),
        A_CSV.replace(",", "\t"),
        A_CSV + "\n\n",
        A_CSV.replace("\n", ",,\n").replace("horaires,,", "horaires"),
        json.dumps([AN_OBJECT]),
        "\ufeff \n" + json.dumps([AN_OBJECT], ensure_ascii=False, indent=2) + "\n",
    ],
)
def test_one_place_is_read_however_it_is_written(file, content):
    assert [dict(row.cells) for row in rows(file, content)] == [AN_OBJECT]


BROKEN = {
    "empty": (b"", "empty"),
    "only space": (b" \n \n", "missing"),
    "latin-1": (A_CSV.encode("latin-1"), "not UTF-8: line 2, byte 92 is 0xE0"),
    "latin-1 with a mark": (b"\xef\xbb\xbf" + A_CSV.encode("latin-1"), "line 2, byte 95 is 0xE0"),
    "utf-16": (A_CSV.encode("utf-16"), "UTF-16"),
    "utf-16 without its mark": (A_CSV.encode("utf-16-le"), "NUL byte: line 1, byte 1"),
    "NUL": (A_CSV.encode() + b"2,\0", "NUL byte: line 3, byte 136"),
    "cut inside a letter": (A_CSV.encode()[:93], "not UTF-8"),
    "missing columns": (b"id,nom\n1,EPN\n", "missing: pivot, commune, code_postal"),
    "not a list of places": (b"\x89PNG\r\n\x1a\n", "not UTF-8"),
    "a column twice": (A_CSV.replace("horaires", "nom").encode(), "twice in the file: nom"),
    "cut inside quotes": (f'{A_CSV}2,"EPN de la mé'.encode(), "line 3: the file ends inside"),
    "a quote inside a cell": (f'{A_CSV}2,"EPN "du" bois",'.encode(), "broken at line 3"),
    "a long line": (f"{A_CSV}2,{'x' * 2**21}".encode(), "line 3 is longer than 2 MiB"),
    "a long header": (b"id," * 2**20, "line 1 is longer than 2 MiB"),
    "a long record of short lines": (
        f"{A_CSV}2,{CELLS_OF_TWO_LINES}".encode(),
        "line 3 is longer than 2 MiB",
    ),
    "a quote left open": (f'{A_CSV}2,"{A_CSV * 20_000}'.encode(), "is a quote left open there"),
    "truncated JSON": (A_JSON[:-40].encode(), "line 19: Expecting"),
    "JSON cut between": (A_JSON.rstrip("]\n").encode(), "behind line 21: a comma or ]"),
    "JSON cut at once": (b"[", "behind line 1"),
    "no array": (json.dumps(AN_OBJECT).encode(), "must be an array"),
    "JSON without the columns": (b'[{"id": 1}]', "missing: pivot, nom"),
    "numbers": (b"[1, 2]", "missing: id"),
    "JSON and more": (A_JSON.encode() + b"]", "something stands behind"),
    "a trailing comma": (b"[1,]", "behind line 1: Expecting value"),
    "a deep JSON": (b"[" * 200_000, "nested too deeply"),
    "a long object": (b'[{"id": "' + b"x" * 2**22, "no record ends within 2 MiB"),
}


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_ends_in_a_clear_sentence(file, content, sentence):
    with pytest.raises(ImportFailed) as failed:
        rows(file, content)

    assert sentence in str(failed.value)


@pytest.mark.parametrize("cells", ["2,EPN", CELLS + ",more"])
def test_a_row_of_another_length_is_no_row(file, cells):
    odd = rows(file, f"{A_CSV}{cells}\n{CELLS}")

    assert [bool(row.fault) for row in odd] == [False, True, False]
    assert [row.line for row in odd] == [2, 3, 4]


def test_lines_are_counted_where_a_record_begins(file):
    broken_in_two = CELLS.replace("EPN", '"EPN\nde Tours"')

    read = rows(file, f"{HEADER}\n\n{broken_in_two}\n{CELLS}")

    assert [(row.line, row.number) for row in read] == [(3, 1), (5, 2)]


def test_what_is_no_object_is_no_row(file):
    odd = rows(file, json.dumps([AN_OBJECT, "EPN", None, []], indent=1))

    assert [row.fault for row in odd] == ["", *["Not an object."] * 3]
    assert [row.line for row in odd] == [2, 12, 13, 14]


def test_numbers_of_a_json_stay_as_they_are_written(file):
    [row] = rows(file, json.dumps([AN_OBJECT]).replace('"37000"', "1" + "0" * 5000 + ".50"))

    assert str(row.cells["code_postal"]).endswith("00.50")


def test_an_empty_array_has_no_rows(file):
    assert rows(file, "[ ]") == []


@pytest.mark.parametrize("path", [Path("/nowhere.csv"), Path("/tmp"), Path("/dev/zero")])
def test_what_is_no_file_is_said_to_be_none(path):
    with pytest.raises(ImportFailed, match="is not a file"):
        next(read_rows(path))


@pytest.mark.parametrize("start", [f"{A_CSV}2,", "[1,", '[{"id": "', A_CSV + '2,"', "", "[   "])
def test_an_endless_record_is_not_loaded(file, start):
    file.write_bytes(start.encode())
    with file.open("r+b") as sparse:
        sparse.seek(0, 2)
        sparse.write(b"x" * 40 * 2**20)
    tracemalloc.start()

    with pytest.raises(ImportFailed):
        list(read_rows(file))

    assert tracemalloc.get_traced_memory()[1] < 12 * 2**20
    tracemalloc.stop()


@given(content=st.one_of(st.binary(), st.text().map(str.encode)))
@example(content=b"[")
@example(content=b'[{"nom": NaN}]')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_rows_or_refused(file, content):
    _read_or_refuse(file, content)


@given(
    content=st.lists(
        st.sampled_from([*HEADER, '"', "\n", "\r", ",", ";", "|", "é", "[", "]", "{", "}", "\\"])
    ).map("".join)
)
@settings(deadline=None, max_examples=40)
def test_any_rows_under_a_good_header_are_rows_or_refused(file, content):
    _read_or_refuse(file, f"{HEADER}\n{content}".encode())


@given(
    items=st.lists(
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
            lambda inner: (
                st.lists(inner)
                | st.dictionaries(st.sampled_from(HEADER.split(",")) | st.text(), inner)
            ),
        )
    ),
    cut=st.integers(0, 200),
)
@settings(deadline=None, max_examples=40)
def test_any_json_whole_or_cut_is_rows_or_refused(file, items, cut):
    whole = json.dumps([AN_OBJECT, *items]).encode()

    _read_or_refuse(file, whole[: len(whole) - cut])


def _read_or_refuse(file: Path, content: bytes) -> None:
    try:
        read = [read_row(row) for row in rows(file, content)]
    except ImportFailed as failed:
        read = [failed]

    assert all(map(repr, read))
