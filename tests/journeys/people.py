"""People at the product: what they are told, what they answer, what they ask for by its pages."""

import itertools
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.contract.buses import eventually
from tests.journeys.visitor import Page, Visitor

if TYPE_CHECKING:
    from tests.journeys.product import Product

Json = dict[str, Any]
INBOX = "/bac-a-sable"
SOON_S = 60  # others may use this machine too
_numbers = itertools.count(100)
_RECIPIENT = re.compile(r"^(?:SMS au|Courriel à) (\S+@\S+|\d\d(?: \d\d){4})")


def a_number() -> str:
    """A telephone number that is nobody's, as people type it; each time another one."""
    number = next(_numbers)
    return f"06 39 98 {number // 100:02} {number % 100:02}"


def international(number: str) -> str:
    """As listings write it."""
    return "+33" + number.replace(" ", "")[1:]


def an_email() -> str:
    """An address that is nobody's."""
    return f"{uuid.uuid4().hex}@exemple.fr"


@dataclass
class Message:
    """One message of the sandbox's inbox, with what can be done there."""

    recipient: str
    page: Page

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def link(self) -> str:
        """The first link in it: the one that it is about."""
        return self.page.links[0][1]


class Person:
    """Somebody who can be reached at one address, and has a browser."""

    def __init__(self, product: "Product", address: str) -> None:
        self.address = address
        self.browser = Visitor(product.url)
        self._product = product

    def messages(self, about: str = "") -> list[Message]:
        """What they were sent that has these words, newest first."""
        sent = inbox(self.browser)
        return [each for each in sent if each.recipient == self.address and about in each.text]

    def gets(self, about: str) -> Message:
        """The message with these words, once it is there."""
        message: Message = eventually(lambda: self.messages(about), within_s=SOON_S)[0]
        return message

    def answers(self, message: Message, text: str) -> Page:
        """Answer it; the page that says what was understood."""
        return self.browser.press(message.page, "Envoyer", text=text)

    def asks_for_alerts(self, place: Json, themes: Sequence[str] = (), within_km: int = 2) -> None:
        """Subscribe around a place, by the API: a link to confirm it is sent."""
        asked = {
            "channel": "email" if "@" in self.address else "sms",
            "address": self.address,
            "themes": list(themes),
            "around": {"label": place["commune"], "code_postal": place["code_postal"]}
            | {name: place[name] for name in ("latitude", "longitude")},
            "within_km": within_km,
        }
        answer = self._product.http.post("/api/v1/alerts", json=asked)
        assert (answer.status_code, answer.json()) == (202, {}), answer.text

    def confirms_alerts(self) -> Page:
        """Open the link that was sent, and press its button."""
        page: Page = eventually(self._what_is_to_confirm, within_s=SOON_S)
        return self.browser.press(page, "Je confirme")

    def follows(self, place: Json, themes: Sequence[str] = ()) -> "Person":
        """Subscribe around a place, and confirm it."""
        self.asks_for_alerts(place, themes)
        assert "Vos alertes d'ateliers" in self.confirms_alerts().text
        return self

    def _what_is_to_confirm(self) -> Page | None:
        """Behind a link that was used already is no such button."""
        pages = (self.browser.open(each.link) for each in self.messages("Confirmez"))
        return next((page for page in pages if page.offers("Je confirme")), None)


def inbox(browser: Visitor) -> list[Message]:
    """The sandbox's page, as it is now."""
    page = browser.open(INBOX)
    assert page.status == 200, page.text
    return [_message(article) for article in page.articles()]


def _message(article: Page) -> Message:
    found = _RECIPIENT.match(article.text)
    assert found, article.text
    return Message(found[1], article)
