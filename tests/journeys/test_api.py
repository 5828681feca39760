"""The manners of the API: a failure says what it is and what to do, reads are cheap to repeat."""

import uuid

import httpx
import pytest

from services.gateway.routes import ROUTES

PLACES = "/api/v1/places"


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Its status and code, once it is seen to be a whole problem+json."""
    assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.text
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["detail"]
    assert len(told["trace_id"]) == 32
    return answer.status_code, told["code"]


def fields(answer: httpx.Response) -> list[str]:
    return [reason["field"] for reason in answer.json()["reasons"]]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("colour=blue", ["colour"]),
        ("limit=0", ["limit"]),
        ("limit=abc", ["limit"]),
        ("near=here", ["near"]),
        ("near=95,0", ["near"]),
        ("within_km=-1", ["within_km"]),
        ("limit=1&limit=2", ["limit"]),
        ("cursor=rubbish", ["cursor"]),
        (f"q={'x' * 201}", ["q"]),
    ],
)
def test_a_wrong_parameter_is_named(product, query, named):
    answer = product.http.get(f"{PLACES}?{query}")

    assert problem(answer)[0] == 422
    assert fields(answer) == named


def test_a_radius_without_a_point_is_refused(product):
    answer = product.http.get(f"{PLACES}?within_km=5")

    assert problem(answer)[0] == 422


def test_an_unknown_address_is_a_problem_too(product):
    assert problem(product.http.get("/api/v1/nowhere")) == (404, "not_found")


def test_an_unknown_place_is_not_found(product):
    assert problem(product.http.get(f"{PLACES}/{uuid.uuid4()}")) == (404, "place_not_found")


def test_a_method_that_is_not_allowed_says_which_are(product):
    answer = product.http.put(PLACES)

    assert problem(answer) == (405, "method_not_allowed")
    assert "GET" in answer.headers["Allow"]


def test_a_body_that_is_not_json_is_refused(product):
    answer = product.http.post(
        "/api/v1/sessions", content=b"{", headers={"Content-Type": "application/json"}
    )

    assert problem(answer) == (400, "not_json")


def test_a_body_of_another_type_is_refused(product):
    answer = product.http.post("/api/v1/sessions", content=b"token=x")

    assert problem(answer) == (415, "unsupported_media_type")


def test_a_body_that_is_too_large_is_refused(product):
    answer = httpx.post(f"{product.url}/api/v1/sessions", json={"token": "x" * 300_000})

    assert problem(answer) == (413, "body_too_large")


def test_a_link_that_is_not_ours_opens_nothing(product):
    answer = product.http.post("/api/v1/sessions", json={"token": "rubbish"})

    assert problem(answer) == (404, "link_not_valid")


def test_a_change_without_a_revision_is_refused(product):
    place_id = product.place_id("funlab")

    answer = product.http.patch(
        f"{PLACES}/{place_id}", headers=product.editor(place_id), json={"horaires": "closed"}
    )

    assert problem(answer) == (428, "precondition_required")


def test_a_wrong_word_in_a_change_is_named(product):
    place_id = product.place_id("funlab")
    editor = {**product.editor(place_id), "If-Match": product.etag(place_id)}

    answer = product.http.patch(
        f"{PLACES}/{place_id}",
        headers=editor,
        json={"services": ["Jardinage"], "colour": "blue", "telephone": "06"},
    )

    assert problem(answer)[0] == 422
    assert sorted(fields(answer)) == ["colour", "services.0", "telephone"]


def test_a_session_that_was_tampered_with_is_nobodys(product):
    place_id = product.place_id("funlab")
    forged = {"Authorization": "Bearer eyJyb2xlIjoib3BlcmF0b3IifQ.rubbish", "If-Match": '"1"'}

    answer = product.http.patch(f"{PLACES}/{place_id}", headers=forged, json={})

    assert problem(answer) == (401, "not_signed_in")


def test_who_has_the_answer_already_is_told_so(product):
    first = product.http.get(f"{PLACES}?limit=3")

    again = product.http.get(f"{PLACES}?limit=3", headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_answers_are_compressed(product):
    assert product.http.get(PLACES).headers["Content-Encoding"] == "gzip"


def test_head_is_answered_like_get(product):
    assert product.http.head(PLACES).status_code == 200


def test_the_description_lists_every_route_of_the_api(product):
    described = product.http.get("/api/v1/openapi.json").json()

    assert described["openapi"] == "3.1.0"
    told = {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert told == {(each.path, each.method.lower()) for each in ROUTES if each.in_api}
    assert {(f"{PLACES}/{{place_id}}", each) for each in ("get", "patch", "delete")} < told


def test_all_places_can_be_had_in_one_file(product):
    exported = product.http.get("/api/v1/exports/places.geojson").json()

    places = {feature["id"] for feature in exported["features"]}
    assert product.place_id("funlab") in places
    assert len(places) == len(exported["features"]) >= 11


def test_the_gateway_says_how_it_is(product):
    assert product.http.get("/health/live").json() == {"status": "ok"}
    assert product.http.get("/health/ready").status_code == 200


def test_what_is_measured_can_be_read(product):
    product.find()

    metrics = product.http.get("/metrics").text

    assert 'maillage_http_request_seconds_count{method="GET",route="list_places"' in metrics


def test_a_page_holds_no_script_of_anybody_elses(product):
    assert "default-src 'self'" in product.http.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "header", [(b"Authorization", b"Bearer \xff"), (b"Cookie", b"maillage_session=\xff")]
)
def test_a_garbled_session_is_nobodys(product, header):
    headers = [header, (b"Sec-Fetch-Site", b"same-origin")]

    answer = product.http.patch(f"{PLACES}/{uuid.uuid4()}", headers=headers, json={})

    assert problem(answer) == (401, "not_signed_in")


def test_a_body_that_is_not_what_its_encoding_says_is_refused(product):
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}

    # By a connection of its own: after such a body the server closes it.
    answer = httpx.post(f"{product.url}/api/v1/sessions", content=b"not gzip", headers=headers)

    assert problem(answer)[0] == 400


def test_a_parameter_where_none_is_taken_is_named(product):
    answer = product.http.get(f"{PLACES}/{uuid.uuid4()}?colour=blue")

    assert problem(answer)[0] == 422
    assert fields(answer) == ["colour"]


def test_a_flood_of_parameters_is_answered_in_few_words(product):
    flood = "&".join(f"p{number}=" for number in range(1500))

    answer = product.http.get(f"{PLACES}?{flood}")

    assert problem(answer) == (422, "too_many_parameters")


def test_an_address_longer_than_any_question_is_refused(product):
    answer = product.http.get(f"{PLACES}?q={'x' * 20_000}")

    assert problem(answer) == (414, "address_too_long")
