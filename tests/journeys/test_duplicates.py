"""Two listings of one place, from the file that has both to the one that stays."""

from tests.contract.buses import eventually
from tests.journeys.listings import a_row, a_word
from tests.journeys.visitor import Visitor


def test_two_listings_become_one_and_two_again(product, a_file):
    word = a_word()
    said = {"nom": f"Lieu {word}", "source": word, "adresse": "3 quai du Cher"}
    rows = a_row(id="1", **said), a_row(id="2", **said, telephone="+33247000000")
    file = a_file(*rows)
    product.import_file(file)
    eventually(lambda: len(product.names(q=word)) == 2, within_s=60)
    both = {each["place"]["telephone"]: each["place"] for each in product.find(q=word)["places"]}
    first, second = both[""]["place_id"], both["+33247000000"]["place_id"]
    workshop = product.publish_workshop(second)
    product.command("services.directory.duplicates", "find")
    browser = Visitor(product.url)
    browser.press(browser.open(product.edit_link(role="operator")), "Commencer")

    pair = "~".join(sorted((first, second)))
    told = browser.press(browser.open(f"/doublons/{pair}"), "Réunir les deux", keep=first)

    assert "n'en font plus qu'une" in told.text
    moved = product.http.get(f"/api/v1/places/{second}", follow_redirects=False)
    assert (moved.status_code, moved.headers["Location"]) == (308, f"/api/v1/places/{first}")
    assert browser.open(f"/lieux/{second}").address.endswith(f"/lieux/{first}")
    eventually(lambda: len(product.names(q=word)) == 1, within_s=10)
    eventually(lambda: product.workshop(workshop["workshop_id"])["place_id"] == first)
    assert product.place(first)["telephone"] == "+33247000000"
    assert "0 places created, 0 changed" in product.import_file(file).stdout
    assert product.http.get(f"/lieux/{second}", follow_redirects=False).status_code == 308

    told = browser.press(browser.open(f"/doublons/{pair}"), "Défaire")

    assert "Ce ne sont pas les mêmes" in told.text
    eventually(lambda: len(product.names(q=word)) == 2, within_s=10)
    eventually(lambda: product.workshop(workshop["workshop_id"])["place_id"] == second)
    assert product.place(first)["telephone"] == ""
