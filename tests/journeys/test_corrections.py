"""The life of a correction: proposed by anybody, judged by the referent, and its finder told."""

from tests.contract.buses import eventually
from tests.journeys.listings import listed
from tests.journeys.visitor import Visitor


def test_who_found_an_error_hears_what_became_of_it(product, a_file):
    place, finder = listed(product, a_file, telephone="+33247000000"), product.person()
    address = f"/lieux/{place['place_id']}"

    followed = propose(finder, address, telephone="02 47 11 11 11")
    assert "attend d'être lue" in followed.text
    noted = finder.browser.press(followed, "Prévenez-moi", address=finder.address)
    assert "C'est noté" in noted.text

    referent = signed_in(product, territory="37")
    judged = referent.press(waiting(referent, place), "Accepter et corriger la fiche")
    assert "La correction est acceptée" in judged.text

    told = finder.gets("est acceptée, merci")
    assert place["nom"] in told.text
    assert "la fiche le dit désormais" in finder.browser.open(told.link).text
    assert product.place(place["place_id"])["telephone"] == "+33247111111"
    history = referent.open(f"{address}/historique").text
    assert "le référent du territoire, d'après une correction proposée" in history


def test_what_a_referent_restores_is_as_it_was(product, a_file):
    place, referent = listed(product, a_file), signed_in(product, territory="dep:37")
    address = f"/lieux/{place['place_id']}"
    editing = referent.open(f"{address}/modifier")
    referent.press(editing, "Enregistrer", presentation_resume="Une erreur.")

    back = referent.press(referent.open(f"{address}/historique"), "Rétablir cette version")

    assert "dit à nouveau" in back.text
    assert product.place(place["place_id"])["presentation_resume"] == ""


def propose(finder, address, **typed):
    """Follow the page's own way, and fill in its form."""
    which = finder.browser.open(finder.browser.open(address).link("Signaler une erreur"))
    form = finder.browser.open(which.link("Le téléphone"))
    return finder.browser.press(form, "Envoyer la correction", **typed)


def signed_in(product, territory):
    """The browser of a referent there, who has opened their link."""
    browser = Visitor(product.url)
    link = product.edit_link(role="referent", territory=territory)
    browser.press(browser.open(link), "Voir ce qui m'attend")
    return browser


def waiting(referent, place):
    """The correction of this place, from the territory's page."""
    articles = eventually(
        lambda: [
            each
            for each in referent.open("/referent").articles()
            if place["nom"] in each.text and "Examiner" in each.text
        ]
    )
    return referent.open(articles[0].link("Examiner"))
