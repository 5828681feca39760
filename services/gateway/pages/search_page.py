"""The first page: a search, and what it found."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.pages.asked import read_asked
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.render import page, render
from services.gateway.pages.results import results
from services.gateway.pages.search_form import search_errors, search_form
from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_query


async def search(request: web.Request) -> Answer:
    """The form, and one page of the places found."""
    query = read_query(PlaceQuery, request.query)
    found = await request.app[SERVICES].find_places(to_search(query))
    asked = read_asked(request.query)
    return page("search.html", form=search_form(asked), results=results(asked, found))


def search_problem(request: web.Request, told: Mapping[str, Any]) -> web.Response:
    """The form with what was typed and what is wrong with it; the usual page for other problems."""
    if told["status"] != 422:
        return render_problem(request, told)
    errors = search_errors(told["reasons"])
    form = search_form(read_asked(request.query), errors)
    return render(request, "search.html", form=form, results=None)
