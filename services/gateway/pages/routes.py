"""Every page."""

from pathlib import Path

from services.gateway.route import Route

STATIC = Path(__file__).parents[1] / "static"

PAGES: tuple[Route, ...] = ()
