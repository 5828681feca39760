"""Every page."""

from dataclasses import replace

from pydantic import BaseModel

from services.gateway.answering import asking_each_time, reading
from services.gateway.asking_notify import Notify
from services.gateway.handlers.imports import RemarksQuery
from services.gateway.pages import (
    alert_page,
    announce_page,
    assets,
    cancel_page,
    claim_page,
    correct_page,
    duplicates_page,
    edit_page,
    follow_page,
    history_page,
    imports_page,
    judge_page,
    link_page,
    my_places_page,
    place_page,
    referent_page,
    replies_page,
    sandbox_page,
    search_page,
    subscription_page,
    workshop_page,
    workshops_form,
    workshops_page,
)
from services.gateway.pages.alert_page import ALMOST_DONE, AlertQuery
from services.gateway.pages.decide_page import CONFIRM, RESUME, SUSPEND
from services.gateway.pages.duplicates_page import DUPLICATES, DuplicatesQuery
from services.gateway.pages.editor import MY_PLACES, REFERENT
from services.gateway.pages.imports_page import IMPORT, LIST
from services.gateway.pages.one_click import FIN, ending_at_one_click, show_where_it_ends
from services.gateway.pages.problem_page import render_problem
from services.gateway.pages.replies_page import REPLIES
from services.gateway.pages.sandbox_page import INBOX, SandboxQuery
from services.gateway.pages.search_page import search_problem
from services.gateway.pages.subscription_page import subscription_problem
from services.gateway.queries import PagedQuery, PlaceQuery
from services.gateway.route import Handler, Route
from services.gateway.workshop_query import WorkshopQuery

PLACE = "/lieux/{place_id}"
EDIT = f"{PLACE}/modifier"
CLAIM = f"{PLACE}/c-est-ma-structure"
CORRECT = f"{PLACE}/corriger"
PLACE_CORRECTIONS = f"{PLACE}/corrections"
CORRECTION = f"{PLACE_CORRECTIONS}/{{correction_id}}"
FOLLOW_UP = "/corrections/{follow_up}"
HISTORY = f"{PLACE}/historique"
NEW_WORKSHOP = f"{PLACE}/ateliers/nouveau"
WORKSHOPS = Route(
    "GET",
    workshops_form.WORKSHOPS,
    reading(workshops_page.search_workshops),
    "workshops_page",
    query=WorkshopQuery,
    in_api=False,
    render_problem=workshops_page.workshops_problem,
)
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


def _form(path: str, handler: Handler, name: str) -> Route:
    """What its page showed, it sends back with the revision that was shown."""
    return replace(_page("POST", path, handler, name), names_revision=True)


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
VENDORED = Route("GET", "/static/vendor/{name}", assets.show_vendored, "vendored", in_api=False)
ASSET = Route("GET", "/static/{name}", assets.show_asset, "asset", query=AssetQuery, in_api=False)


PAGES: tuple[Route, ...] = (
    HOME,
    WORKSHOPS,
    _page("GET", PLACE, reading(place_page.show_place, subject="place_id"), "place_page"),
    _page("GET", EDIT, edit_page.show_form, "edit_page"),
    _form(EDIT, edit_page.save_form, "edit_page_sent"),
    _page("GET", LINK, link_page.show_link, "link_page"),
    _page("POST", LINK, link_page.use_link, "link_page_sent"),
    _page("GET", f"{LINK}{FIN}", show_where_it_ends, "reminders_end_page"),
    _page("POST", f"{LINK}{FIN}", END_REMINDERS, "reminders_end_sent"),
    _page("GET", CLAIM, claim_page.show_contacts, "claim_page"),
    _page("POST", CLAIM, claim_page.send_claim, "claim_page_sent"),
    _page("GET", CORRECT, correct_page.show_form, "correct_page", correct_page.CorrectQuery),
    _page("POST", CORRECT, correct_page.send_form, "correct_page_sent"),
    _page("GET", FOLLOW_UP, follow_page.show_proposal, "follow_up_page"),
    _page("POST", FOLLOW_UP, follow_page.remember_proposer, "follow_up_page_sent"),
    _page("GET", PLACE_CORRECTIONS, judge_page.list_corrections, "corrections_page"),
    _page("GET", CORRECTION, judge_page.show_correction, "correction_page"),
    _form(CORRECTION, judge_page.judge, "correction_page_sent"),
    _page("GET", HISTORY, history_page.show_history, "history_page", history_page.HistoryQuery),
    _form(f"{HISTORY}/{{revision}}/retablir", history_page.restore_revision, "history_page_sent"),
    _form(f"{PLACE}/confirmation", CONFIRM, "confirm_button"),
    _form(f"{PLACE}/suspension", SUSPEND, "suspend_button"),
    _form(f"{PLACE}/reprise", RESUME, "resume_button"),
    _page("GET", REFERENT, referent_page.show_desk, "referent_page", referent_page.DeskQuery),
    _page("POST", f"{REFERENT}/taches/{{task_id}}", referent_page.close_task, "referent_page_sent"),
    _page("GET", MY_PLACES, my_places_page.show_my_places, "my_places_page"),
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
    _page("GET", DUPLICATES, duplicates_page.show_list, "duplicates_page", DuplicatesQuery),
    _page("GET", f"{DUPLICATES}/{{pair_id}}", duplicates_page.show_pair, "duplicate_page"),
    _page("POST", f"{DUPLICATES}/{{pair_id}}", duplicates_page.judge, "duplicate_page_sent"),
    _page("GET", INBOX, sandbox_page.show_inbox, "sandbox_page", SandboxQuery),
    _page("POST", f"{INBOX}/{{message_id}}/repondre", sandbox_page.reply, "sandbox_page_sent"),
    _page("GET", REPLIES, replies_page.show_replies, "replies_page"),
    _page("POST", f"{REPLIES}/{{reply_id}}/traiter", replies_page.close_reply, "replies_page_sent"),
    _page("GET", LIST, imports_page.show_imports, "imports_page", PagedQuery),
    _page("GET", IMPORT, imports_page.show_import, "import_page", RemarksQuery),
    VENDORED,
    ASSET,
)
