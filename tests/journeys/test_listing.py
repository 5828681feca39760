"""The life of a listing, as the README tells it: found, imported, edited, withdrawn."""

import uuid

import httpx

from tests.contract.buses import eventually
from tests.journeys.listings import a_row, a_word, imported

JOUE = "47.35,0.66"


def test_a_resident_finds_the_place_near_that_helps(product):
    found = product.find(near=JOUE, within_km=10, q="ateliers seniors tablette")

    assert "EPN de La Riche" in [each["place"]["nom"] for each in found["places"]]
    assert all(each["distance_m"] <= 10_000 for each in found["places"])
    assert all(each["freshness"] for each in found["places"])


def test_without_words_the_nearest_come_first(product):
    found = product.find(near=JOUE, within_km=20)

    distances = [each["distance_m"] for each in found["places"]]
    assert len(distances) > 3
    assert distances == sorted(distances)


def test_pages_follow_one_another_without_gap_or_double(product):
    seen, cursor = [], {}
    while cursor is not None:
        page = product.find(limit=5, **cursor)
        seen += [each["place"]["place_id"] for each in page["places"]]
        cursor = {"cursor": page["next_cursor"]} if page["next_cursor"] else None

    assert len(seen) == len(set(seen)) == page["total"]


def test_a_file_that_is_imported_beside_the_product_can_be_found(product, a_file):
    word, place_id = imported(product, a_file)

    assert product.http.get(f"/api/v1/places/{place_id}").json()["place"]["nom"] == f"Lieu {word}"


def test_importing_twice_changes_nothing(product, a_file):
    file = a_file(a_row(nom=f"Lieu {a_word()}"), a_row(id="2", nom=f"Lieu {a_word()}"))
    product.import_file(file)

    again = product.import_file(file)

    assert "0 places created, 0 changed, 2 unchanged" in again.stdout


def test_a_broken_file_is_refused_before_anything_is_written(product, a_file, tmp_path):
    word = a_word()
    whole = a_file(a_row(nom=f"Lieu {word}")).read_text()
    broken = tmp_path / "broken.csv"
    broken.write_bytes(whole.encode() + b'"never closed')

    refused = product.import_file(broken)

    assert refused.returncode == 1
    assert "Nothing was imported" in refused.stderr
    assert product.names(q=word) == []


def test_an_editor_changes_the_hours_and_everybody_reads_them(product, a_file):
    word, place_id = imported(product, a_file)
    product.find(q=word)  # so that the gateway remembers the old answer
    editor = {**product.editor(place_id), "If-Match": product.etag(place_id)}

    revised = product.http.patch(
        f"/api/v1/places/{place_id}", headers=editor, json={"horaires": "Mo-Fr 09:00-12:00"}
    )

    assert revised.status_code == 200, revised.text
    assert revised.json()["changed"] == ["date_maj", "horaires"]
    eventually(lambda: hours_found(product, word) == "Mo-Fr 09:00-12:00", within_s=5)
    shown = product.http.get(f"/api/v1/places/{place_id}").json()["place"]
    assert shown["horaires"] == "Mo-Fr 09:00-12:00"


def hours_found(product, word):
    return product.find(q=word)["places"][0]["place"]["horaires"]


def test_every_change_is_kept_with_who_and_what(product, a_file):
    _, place_id = imported(product, a_file)
    editor = {**product.editor(place_id), "If-Match": product.etag(place_id)}

    product.http.patch(
        f"/api/v1/places/{place_id}", headers=editor, json={"horaires": "Sa 10:00-12:00"}
    )

    eventually(lambda: len(product.history(place_id)) == 2)
    _, edited = product.history(place_id)
    assert edited["by"]["role"] == "editor"
    assert edited["by"]["via"] == "api"
    assert (edited["before"]["horaires"], edited["after"]["horaires"]) == ("", "Sa 10:00-12:00")


def test_a_stale_change_is_refused(product, a_file):
    _, place_id = imported(product, a_file)
    editor = {**product.editor(place_id), "If-Match": product.etag(place_id)}
    address = f"/api/v1/places/{place_id}"
    product.http.patch(address, headers=editor, json={"horaires": "Mo 09:00-12:00"})

    stale = product.http.patch(address, headers=editor, json={"horaires": "Tu 09:00-12:00"})

    assert stale.status_code == 412
    assert stale.json()["code"] == "changed_meanwhile"


def test_the_same_command_again_gets_its_first_receipt(product, a_file):
    _, place_id = imported(product, a_file)
    command = {
        **product.editor(place_id),
        "If-Match": product.etag(place_id),
        "Idempotency-Key": uuid.uuid4().hex,
    }
    address, change = f"/api/v1/places/{place_id}", {"horaires": "Mo 09:00-12:00"}
    first = product.http.patch(address, headers=command, json=change)

    again = product.http.patch(address, headers=command, json=change)

    assert again.json() == first.json()
    assert again.status_code == 200


def test_a_key_that_served_for_something_else_is_refused(product, a_file):
    _, place_id = imported(product, a_file)
    command = {
        **product.editor(place_id),
        "If-Match": product.etag(place_id),
        "Idempotency-Key": uuid.uuid4().hex,
    }
    address = f"/api/v1/places/{place_id}"
    product.http.patch(address, headers=command, json={"horaires": "Mo 09:00-12:00"})

    other = product.http.patch(address, headers=command, json={"horaires": "Tu 09:00-12:00"})

    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")


def test_what_a_person_said_is_not_undone_by_importing_the_file_again(product, a_file):
    file = a_file(a_row(nom=(name := f"Lieu {a_word()}"), horaires="Mo 09:00-12:00"))
    product.import_file(file)
    word = name.split()[1]
    eventually(lambda: product.names(q=word))
    place_id = product.place_id(word)
    editor = {**product.editor(place_id), "If-Match": product.etag(place_id)}
    product.http.patch(f"/api/v1/places/{place_id}", headers=editor, json={"horaires": "closed"})

    product.import_file(file)

    shown = product.http.get(f"/api/v1/places/{place_id}", headers=editor).json()["place"]
    assert shown["horaires"] == "closed"


def test_a_place_that_is_withdrawn_is_gone_with_its_links(product, a_file):
    word, place_id = imported(product, a_file)
    link = product.edit_link(place_id)
    operator = {**product.editor(place_id, role="operator"), "If-Match": product.etag(place_id)}

    withdrawn = product.http.delete(f"/api/v1/places/{place_id}", headers=operator)

    assert withdrawn.status_code == 200, withdrawn.text
    eventually(lambda: product.names(q=word) == [], within_s=5)
    assert product.http.get(f"/api/v1/places/{place_id}").status_code == 404
    eventually(lambda: opening(product, link).status_code == 404)


def test_a_link_allows_nothing_elsewhere(product, a_file):
    _, mine = imported(product, a_file)
    _, other = imported(product, a_file)
    editor = {**product.editor(mine), "If-Match": product.etag(other)}

    refused = product.http.patch(
        f"/api/v1/places/{other}", headers=editor, json={"horaires": "closed"}
    )

    assert (refused.status_code, refused.json()["code"]) == (403, "not_an_editor")


def test_a_link_that_is_over_opens_nothing(product, a_file):
    _, place_id = imported(product, a_file)
    link = product.edit_link(place_id, hours=-1)

    opened = opening(product, link)

    assert (opened.status_code, opened.json()["code"]) == (404, "link_not_valid")


def opening(product, link) -> httpx.Response:
    return product.http.post("/api/v1/sessions", json={"token": link.rpartition("/")[2]})


def test_a_change_without_a_session_is_refused(product):
    place_id = product.place_id("funlab")

    refused = product.http.patch(f"/api/v1/places/{place_id}", json={"horaires": "closed"})

    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")


def test_nothing_is_parked(product):
    listed = product.command("services.wire.parked", "list")

    assert listed.stdout == "0 parked\n", listed.stderr


def test_one_trace_leads_from_the_request_to_the_last_event(product, a_file):
    _, place_id = imported(product, a_file)
    trace_id = uuid.uuid4().hex
    editor = {
        **product.editor(place_id),
        "If-Match": product.etag(place_id),
        "traceparent": f"00-{trace_id}-b7ad6b7169203331-01",
    }

    product.http.patch(f"/api/v1/places/{place_id}", headers=editor, json={"horaires": "24/7"})

    told = {"search.on_place_published", "notify.on_place_revised"}
    eventually(lambda: product.steps(trace_id) == {"revise_place", *told})


def test_no_token_and_no_telephone_is_in_the_logs(product, a_file):
    _, place_id = imported(product, a_file, telephone="+33247001122")
    link = product.edit_link(place_id)
    product.http.get(link)
    session = product.session(link)

    product.http.get(f"/api/v1/places/{place_id}", headers=session)

    logged = product.log()
    assert link.rpartition("/")[2] not in logged
    assert session["Authorization"].split()[1] not in logged
    assert "+33247001122" not in logged
