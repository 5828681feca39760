"""Rendering a page: its template, its words, and the headers every page carries."""

from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_text(template: str, **told: Any) -> str:
    """The page as HTML text."""
    return _environment().get_template(template).render(told)


def render(request: web.Request, template: str, **told: Any) -> web.Response:
    """The page as a response."""
    return web.Response(text=render_text(template, **told), content_type="text/html")
