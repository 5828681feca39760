"""Every page."""

from pydantic import BaseModel

from services.gateway.answering import asking_each_time, reading
from services.gateway.asking_notify import Notify
from services.gateway.pages import (
    alert_page,
    announce_page,
    assets,
    cancel_page,
    claim_page,
    edit_page,
    link_page,
    place_page,
    replies_page,
    sandbox_page,
    search_page,
    subscription_page,
    workshop_page,
)
from services.gateway.pages.alert_page import ALMOST_DONE, AlertQuery
from services.gateway.pages.one_click import FIN, ending_at_one_click, show_where_it_ends
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.replies_page import REPLIES
from services.gateway.pages.sandbox_page import INBOX, SandboxQuery
from services.gateway.pages.search_page import search_problem
from services.gateway.pages.subscription_page import subscription_problem
from services.gateway.queries import PlaceQuery
from services.gateway.route import Handler, Route

PLACE = "/lieux/{place_id}"
EDIT = f"{PLACE}/modifier"
CLAIM = f"{PLACE}/c-est-ma-structure"
NEW_WORKSHOP = f"{PLACE}/ateliers/nouveau"
WORKSHOP = "/ateliers/{workshop_id}"
ALERTS = "/alertes"
ALERT = f"{ALERTS}/{{token}}"
LINK = "/lien/{token}"
END_ALERTS = ending_at_one_click(Notify.end_subscription, "Vous ne recevrez plus ces alertes.\n")
END_REMINDERS = ending_at_one_click(Notify.end_reminders, "Vous ne recevrez plus de rappels.\n")


class AssetQuery(BaseModel):
    """``v`` is the asset's digest: with it the browser keeps what it got for ever."""

    v: str = ""


def _page(
    method: str, path: str, handler: Handler, name: str, query: type[BaseModel] | None = None
) -> Route:
    return Route(
        method, path, handler, name, query=query, in_api=False, render_problem=render_problem
    )


def _alert(method: str, path: str, handler: Handler, name: str) -> Route:
    return Route(method, path, handler, name, in_api=False, render_problem=subscription_problem)


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
    _page("POST", LINK, link_page.use_link, "link_page_sent"),
    _page("GET", f"{LINK}{FIN}", show_where_it_ends, "reminders_end_page"),
    _page("POST", f"{LINK}{FIN}", END_REMINDERS, "reminders_end_sent"),
    _page("GET", CLAIM, claim_page.show_contacts, "claim_page"),
    _page("POST", CLAIM, claim_page.send_claim, "claim_page_sent"),
    _page("GET", NEW_WORKSHOP, announce_page.show_new, "announce_page"),
    _page("POST", NEW_WORKSHOP, announce_page.announce, "announce_page_sent"),
    _page("GET", WORKSHOP, asking_each_time(workshop_page.show_workshop), "workshop_page"),
    _page("GET", f"{WORKSHOP}/modifier", announce_page.show_announced, "workshop_edit_page"),
    _page("POST", f"{WORKSHOP}/modifier", announce_page.announce_again, "workshop_edit_page_sent"),
    _page("GET", f"{WORKSHOP}/annuler", cancel_page.show_question, "workshop_cancel_page"),
    _page("POST", f"{WORKSHOP}/annuler", cancel_page.cancel, "workshop_cancel_page_sent"),
    _page("GET", ALERTS, asking_each_time(alert_page.show_form), "alert_page", AlertQuery),
    _page("POST", ALERTS, alert_page.send_form, "alert_page_sent"),
    _page("GET", ALMOST_DONE, alert_page.almost_done, "alert_almost_done_page"),
    _alert("GET", ALERT, subscription_page.show_subscription, "subscription_page"),
    _alert("POST", ALERT, subscription_page.change_subscription, "subscription_page_sent"),
    _alert("GET", f"{ALERT}{FIN}", show_where_it_ends, "one_click_page"),
    _alert("POST", f"{ALERT}{FIN}", END_ALERTS, "one_click_sent"),
    _page("GET", INBOX, sandbox_page.show_inbox, "sandbox_page", SandboxQuery),
    _page("POST", f"{INBOX}/{{message_id}}/repondre", sandbox_page.reply, "sandbox_page_sent"),
    _page("GET", REPLIES, replies_page.show_replies, "replies_page"),
    _page("POST", f"{REPLIES}/{{reply_id}}/traiter", replies_page.close_reply, "replies_page_sent"),
    ASSET,
)
