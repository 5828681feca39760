"""What became of a file is for whoever looks after the whole directory."""

import csv
import io

from tests.journeys.listings import a_row, a_word


def test_the_operator_reads_what_an_import_corrected_and_an_editor_does_not(product, a_file):
    name = f"{a_word()}.csv"
    product.import_file(a_file(a_row(telephone="02.61.91.00.00"), name=name))
    operator, editor = product.editor(role="operator"), product.editor("p")

    found = product.http.get("/api/v1/imports?limit=1", headers=operator).json()["imports"][0]
    file = f"/api/v1/imports/{found['import_id']}/corrections.csv"
    corrections = product.http.get(file, headers=operator).text
    page = product.http.get(f"/imports/{found['import_id']}", headers=operator).text

    assert (found["file_name"], found["state"], found["created"]) == (name, "done", 1)
    rows = list(csv.DictReader(io.StringIO(corrections.removeprefix("\ufeff"))))
    assert [row["after"] for row in rows if row["field"] == "telephone"] == ["'+33261910000"]
    assert "numéro mis au format international" in page
    assert product.http.get(file, headers=editor).status_code == 403
