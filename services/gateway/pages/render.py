"""Rendering a page: its template, its words, and how it is answered."""

from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.ext import Extension

from services.gateway.cache import Answer
from services.gateway.pages.assets import asset_url, vendored_url
from services.gateway.pages.words import typeset

TEMPLATES = Path(__file__).parent / "templates"


class FrenchSpaces(Extension):
    """Typesets the templates' own text as they are read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return typeset(source)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[FrenchSpaces],
    )
    environment.filters["typeset"] = typeset
    environment.globals["asset"] = asset_url
    environment.globals["vendored"] = vendored_url
    return environment


def render_text(template: str, **told: Any) -> str:
    """The page as HTML text."""
    return _environment().get_template(template).render(told)


def page(template: str, **told: Any) -> Answer:
    """A public page, to be kept and compressed."""
    return Answer(render_text(template, **told).encode(), "text/html")


def render(request: web.Request, template: str, **told: Any) -> web.Response:
    """The page as a response."""
    return web.Response(text=render_text(template, **told), content_type="text/html")


def render_personal(template: str, status: int = 200, **told: Any) -> web.Response:
    """A page for one person, never kept by anybody."""
    text = render_text(template, **told)
    headers = {"Cache-Control": "no-store"}
    return web.Response(text=text, status=status, content_type="text/html", headers=headers)


def redirect(address: str) -> web.Response:
    """Go and see there (303), after a form was accepted."""
    headers = {"Location": address, "Cache-Control": "no-store"}
    return web.Response(status=303, headers=headers)
