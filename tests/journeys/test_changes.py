"""A partner keeps a copy: what changes after it was loaded is told, in order, until it is gone."""

from tests.contract.buses import eventually
from tests.journeys.listings import imported

CHANGES = "/api/v1/changes"


def test_a_partner_follows_a_listing_until_it_is_withdrawn(product, a_file):
    begin = product.http.get(CHANGES).json()
    _, place_id = imported(product, a_file)
    operator = {**product.editor(place_id, role="operator"), "If-Match": product.etag(place_id)}
    product.http.delete(f"/api/v1/places/{place_id}", headers=operator)

    def told():
        return [line for line in followed(product, begin) if line["place_id"] == place_id]

    eventually(lambda: len(told()) >= 2, within_s=20)
    assert [line["type"] for line in told()] == ["place.published", "place.withdrawn"]
    assert [line["revision"] for line in told()] == [1, 2]


def followed(product, begin):
    """Every change since then, asked for a few at a time, without a gap."""
    lines, page = [], product.http.get(begin["next"]).json()
    while page["changes"]:
        lines += page["changes"]
        page = product.http.get(page["next"]).json()
    numbers = [line["seq"] for line in lines]
    assert numbers == [*range(begin["latest"] + 1, begin["latest"] + 1 + len(lines))]
    return lines


def test_a_place_is_in_every_output_at_once(product, a_file):
    word, place_id = imported(product, a_file, services="Loisirs et créations numériques")

    row = product.http.get("/api/v1/exports/places.csv", params={"q": word}).text.splitlines()[1]
    services = product.http.get("/api/v1/exports/data-inclusion/services.json", params={"q": word})
    organization = product.http.get(f"/hsds/organizations/{place_id}")
    offer_id = services.json()[0]["id"].removeprefix("maillage--")
    service = product.http.get(f"/hsds/services/{offer_id}")

    assert word in row
    assert organization.json()["name"] == f"Lieu {word}"
    assert service.json()["organization_id"] == place_id
    assert service.json()["name"] == "Loisirs et créations numériques"
