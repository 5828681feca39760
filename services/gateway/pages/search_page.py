"""The first page: a search, and what it found."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.locating import LOCATOR
from services.gateway.pages.asked import heard, read_asked
from services.gateway.pages.map_view import map_view
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.render import page, render
from services.gateway.pages.results import results
from services.gateway.pages.search_form import search_errors, search_form
from services.gateway.pages.words import PARIS
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_query
from services.gateway.settings import SETTINGS
from services.gateway.where import located


async def search(request: web.Request) -> Answer:
    """The form with the counts of its filters, and one page of the places found."""
    sent = heard(request.query)
    query = read_query(PlaceQuery, sent).model_copy(update={"facets": True})
    meant, now = await request.app[LOCATOR].meant_by(query.where), datetime.now(PARIS)
    search = to_search(query, now.date(), meant)
    found = located(await request.app[SERVICES].find_places(search), meant)
    asked = read_asked(sent)
    told = results(asked, found, now)
    form = search_form(asked, facets=found.facets, around=told.around)
    view = map_view(asked, meant, request.app[SETTINGS]) if told.rows else None
    return page("search.html", form=form, results=told, map=view)


def search_problem(request: web.Request, told: Mapping[str, Any]) -> web.Response:
    """The form with what was typed and what is wrong with it; the usual page for other problems."""
    if told["status"] != 422:
        return render_problem(request, told)
    errors = search_errors(told["reasons"])
    form = search_form(read_asked(heard(request.query)), errors)
    return render(request, "search.html", form=form, results=None, map=None)
