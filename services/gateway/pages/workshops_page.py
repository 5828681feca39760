"""The workshops to come: a search, and what it found."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from services.gateway.asking import SERVICES
from services.gateway.cache import Answer
from services.gateway.locating import LOCATOR
from services.gateway.pages.asked import heard, read_asked
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.render import page, render
from services.gateway.pages.workshops_form import (
    workshop_errors,
    workshop_form,
)
from services.gateway.pages.workshops_found import workshop_results
from services.gateway.reading import read_query
from services.gateway.workshop_query import WorkshopQuery, to_workshop_search


async def search_workshops(request: web.Request) -> Answer:
    """The form, and one page of the workshops found, the soonest first."""
    sent = heard(request.query)
    query = read_query(WorkshopQuery, sent)
    meant = await request.app[LOCATOR].meant_by(query.where)
    found = await request.app[SERVICES].find_workshops(to_workshop_search(query, meant))
    asked = read_asked(sent, WorkshopQuery)
    told = workshop_results(asked, found, meant)
    return page("workshops.html", form=workshop_form(asked), results=told)


def workshops_problem(request: web.Request, told: Mapping[str, Any]) -> web.Response:
    """The form with what was typed and what is wrong with it; the usual page for other problems."""
    if told["status"] != 422:
        return render_problem(request, told)
    asked = read_asked(heard(request.query), WorkshopQuery)
    form = workshop_form(asked, workshop_errors(told["reasons"]))
    return render(request, "workshops.html", form=form, results=None)
