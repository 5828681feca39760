"""Every page."""

from pydantic import BaseModel

from services.gateway.answering import reading
from services.gateway.pages import assets, edit_page, link_page, place_page, search_page
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.search_page import search_problem
from services.gateway.queries import PlaceQuery
from services.gateway.route import Handler, Route

PLACE = "/lieux/{place_id}"
EDIT = f"{PLACE}/modifier"
LINK = "/lien/{token}"


class AssetQuery(BaseModel):
    """``v`` is the asset's digest: with it the browser keeps what it got for ever."""

    v: str = ""


def _page(method: str, path: str, handler: Handler, name: str) -> Route:
    return Route(method, path, handler, name, in_api=False, render_problem=render_problem)


HOME = Route(
    "GET",
    "/",
    reading(search_page.search),
    "search_page",
    query=PlaceQuery,
    in_api=False,
    render_problem=search_problem,
)
ASSET = Route("GET", "/static/{name}", assets.show_asset, "asset", query=AssetQuery, in_api=False)


PAGES: tuple[Route, ...] = (
    HOME,
    _page("GET", PLACE, reading(place_page.show_place, subject="place_id"), "place_page"),
    _page("GET", EDIT, edit_page.show_form, "edit_page"),
    _page("POST", EDIT, edit_page.save_form, "edit_page_sent"),
    _page("GET", LINK, link_page.show_link, "link_page"),
    _page("POST", LINK, link_page.open_link, "link_page_sent"),
    ASSET,
)
