"""A browser without JavaScript: it reads pages, follows their links and sends their forms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

Attributes = dict[str, str]
_ARTICLES = re.compile(r"<article.*?</article>", re.DOTALL)


@dataclass
class Form:
    """What is sent with each of its buttons: all that is filled in or chosen already."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, Attributes]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        """One value that the page has filled in."""
        self.fields.setdefault(name, []).append(value)


@dataclass
class Page:
    """What was answered, as a person reads it."""

    status: int
    address: str
    html: str
    text: str
    links: list[tuple[str, str]]
    forms: list[Form]

    def link(self, label: str) -> str:
        """Where the first link leads whose words begin so."""
        return next(href for text, href in self.links if text.startswith(label))

    def offers(self, label: str) -> bool:
        """Whether there is such a button."""
        return any(_says(text, label) for form in self.forms for text, _ in form.buttons)

    def articles(self) -> list["Page"]:
        """Its parts, for what is there many times."""
        parts = _ARTICLES.findall(self.html)
        return [read_html(part, self.status, self.address) for part in parts]


class Visitor:
    """One person's browser: it keeps cookies, and says from which site its forms come."""

    def __init__(self, url: str) -> None:
        once = httpx.Limits(max_keepalive_connections=0)  # so that nothing has to be closed
        self._http = httpx.Client(base_url=url, timeout=20, limits=once, follow_redirects=True)
        self._origin = {"Origin": url}

    def open(self, address: str, **headers: str) -> Page:
        """The page at this address, on this site."""
        return read(self._http.get(address, headers=headers))

    def look(self, address: str) -> None:
        """As a mail scanner or a preview does: nothing is sent."""
        assert self._http.head(address).status_code == 200
        assert self._http.get(address).status_code == 200

    def press(self, page: Page, label: str, **typed: str | Sequence[str]) -> Page:
        """Send the form that has such a button, with what was typed into it."""
        form, button = _pressed(page, label)
        address = httpx.URL(page.address).join(form.action)
        told = {**form.fields, **button, **typed}
        if form.method == "get":
            return read(self._http.get(address, params=told))
        return read(self._http.post(address, data=told, headers=self._origin))


def read(answer: httpx.Response) -> Page:
    """The page that was answered."""
    return read_html(answer.text, answer.status_code, str(answer.url))


def read_html(html: str, status: int, address: str) -> Page:
    """A page, or a part of one."""
    reader = _Reader()
    reader.feed(html)
    return Page(status, address, html, _line(reader.texts), reader.links, reader.forms)


def _pressed(page: Page, label: str) -> tuple[Form, dict[str, list[str]]]:
    for form in page.forms:
        for text, attributes in form.buttons:
            if _says(text, label):
                name = attributes.get("name")
                return form, {name: [attributes.get("value", "")]} if name else {}
    raise AssertionError(f"no button « {label} » on {page.address}: {page.text[:2000]}")


def _says(text: str, label: str) -> bool:
    return label.casefold() in text.casefold()


def _line(texts: Sequence[str]) -> str:
    return " ".join("".join(texts).replace("’", "'").split())


class _Reader(HTMLParser):
    """Takes a page apart."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.forms: list[Form] = []
        self._open: dict[str, tuple[Attributes, int]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._open[tag] = told, len(self.texts)
        if tag == "form":
            self.forms.append(Form(told.get("action", ""), told.get("method", "get")))
        elif tag == "input":
            self._input(told)
        elif tag == "select":
            self._select = told["name"]
        elif tag == "option":
            self._option(told)
        else:
            self.texts.append("" if tag in ("a", "bdi", "span", "b") else " ")

    def handle_endtag(self, tag: str) -> None:
        told, since = self._open.pop(tag, ({}, len(self.texts)))
        inside = self.texts[since:]
        if tag == "a":
            self.links.append((_line(inside), told.get("href", "")))
        elif tag == "button":
            self.forms[-1].buttons.append((_line(inside), told))
        elif tag == "textarea":
            self.forms[-1].add(told["name"], "".join(inside).lstrip(" ").removeprefix("\n"))
        elif tag in ("script", "style"):
            del self.texts[since:]

    def handle_data(self, data: Any) -> None:
        self.texts.append(data)

    def _input(self, told: Attributes) -> None:
        is_box = told.get("type") in ("checkbox", "radio")
        if "name" in told and self.forms and (not is_box or "checked" in told):
            self.forms[-1].add(told["name"], told.get("value", "on" if is_box else ""))

    def _option(self, told: Attributes) -> None:
        fields = self.forms[-1].fields
        if "selected" in told or self._select not in fields:
            fields[self._select] = [told.get("value", "")]
