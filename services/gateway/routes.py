"""Every route of the API, with all that its description says."""

import re

from services.directory.contract.communes import FoundCommunes
from services.directory.contract.revision import PlaceChanges, Receipt, Withdrawal
from services.directory.contract.shown import ShownPlace, ShownWorkshop
from services.directory.contract.workshop import WorkshopDraft, WorkshopReceipt
from services.gateway.answering import asking_each_time, reading
from services.gateway.asking_places import SentClaim
from services.gateway.duplicate_routes import DUPLICATES
from services.gateway.finding_routes import FINDING
from services.gateway.handlers import (
    alerts,
    changes,
    describe,
    exports,
    places,
    sessions,
    watch,
    workshops,
)
from services.gateway.handlers.alerts import AlertAsked
from services.gateway.handlers.places import ClaimRequest
from services.gateway.handlers.sessions import OpenedSession, OpenLink
from services.gateway.hsds.routes import HSDS
from services.gateway.import_routes import IMPORTS
from services.gateway.moderation_routes import MODERATION
from services.gateway.queries import CommuneQuery, PlaceFilters, PlaceQuery
from services.gateway.route import API, Route
from services.gateway.where import LocatedPlaces
from services.notify.contract.subscriptions import AlertRequest

ROUTES = (
    Route(
        "GET",
        f"{API}/places",
        reading(places.list_places),
        name="list_places",
        summary="Places, nearest or most relevant first",
        query=PlaceQuery,
        answer=LocatedPlaces,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        f"{API}/places/{{place_id}}",
        reading(places.show_place, subject="place_id"),
        name="show_place",
        summary="One place, with its upcoming workshops",
        answer=ShownPlace,
        refusals=(404, 414, 422),
    ),
    *FINDING,
    Route(
        "PATCH",
        f"{API}/places/{{place_id}}",
        places.revise_place,
        name="revise_place",
        summary="Change some fields of a place",
        body=PlaceChanges,
        answer=Receipt,
        refusals=(400, 401, 403, 404, 409, 412, 413, 414, 415, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "DELETE",
        f"{API}/places/{{place_id}}",
        places.withdraw_place,
        name="withdraw_place",
        summary="Stop showing a place",
        query=Withdrawal,
        answer=Receipt,
        refusals=(400, 401, 403, 404, 409, 412, 414, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "POST",
        f"{API}/places/{{place_id}}/confirmation",
        places.confirm_place,
        name="confirm_place",
        summary="Say that a place is still right",
        answer=Receipt,
        refusals=(400, 401, 403, 404, 409, 412, 414, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "POST",
        f"{API}/places/{{place_id}}/claims",
        places.claim_place,
        name="claim_place",
        summary="Have an edit link sent to a contact that the place publishes",
        body=ClaimRequest,
        answer=SentClaim,
        success=202,
        refusals=(400, 404, 409, 413, 414, 415, 422),
        is_command=True,
    ),
    Route(
        "POST",
        f"{API}/places/{{place_id}}/workshops",
        workshops.publish_workshop,
        name="publish_workshop",
        summary="Announce a workshop at a place",
        body=WorkshopDraft,
        answer=WorkshopReceipt,
        success=201,
        refusals=(400, 401, 403, 404, 409, 413, 414, 415, 422),
        is_command=True,
        is_signed_in=True,
    ),
    Route(
        "GET",
        f"{API}/workshops/{{workshop_id}}",
        asking_each_time(workshops.show_workshop),
        name="show_workshop",
        summary="One workshop, also when it is over or cancelled",
        answer=ShownWorkshop,
        refusals=(404, 414, 422),
    ),
    Route(
        "PUT",
        f"{API}/workshops/{{workshop_id}}",
        workshops.revise_workshop,
        name="revise_workshop",
        summary="Announce a workshop as it is now",
        body=WorkshopDraft,
        answer=WorkshopReceipt,
        refusals=(400, 401, 403, 404, 409, 412, 413, 414, 415, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    Route(
        "DELETE",
        f"{API}/workshops/{{workshop_id}}",
        workshops.cancel_workshop,
        name="cancel_workshop",
        summary="Say that a workshop will not take place",
        answer=WorkshopReceipt,
        refusals=(400, 401, 403, 404, 409, 412, 414, 422, 428),
        is_command=True,
        is_signed_in=True,
        names_revision=True,
    ),
    *MODERATION,
    *IMPORTS,
    *DUPLICATES,
    Route(
        "POST",
        f"{API}/alerts",
        alerts.ask_for_alerts,
        name="ask_for_alerts",
        summary="Ask to be told of workshops; a link to confirm it goes to the address",
        body=AlertRequest,
        answer=AlertAsked,
        success=202,
        refusals=(400, 413, 414, 415, 422),
    ),
    Route(
        "GET",
        f"{API}/communes",
        asking_each_time(places.list_communes),
        name="list_communes",
        summary="Communes by name or postcode, each with the middle of its places",
        query=CommuneQuery,
        answer=FoundCommunes,
        refusals=(414, 422),
    ),
    Route(
        "POST",
        f"{API}/sessions",
        sessions.open_session,
        name="open_session",
        summary="Open a link: the session it is good for",
        body=OpenLink,
        answer=OpenedSession,
        success=201,
        refusals=(400, 403, 404, 413, 414, 415, 422),
    ),
    *(
        Route(
            "GET",
            f"{API}/exports/{path}",
            exports.exporting(form),
            name="export_" + re.sub(r"\W", "_", path),
            summary=f"All places that are shown, or those searched for, as a file: {form.title}",
            query=PlaceFilters,
            media=form.media,
            refusals=(414, 422),
        )
        for path, form in exports.FORMATS.items()
    ),
    Route(
        "GET",
        f"{API}/changes",
        asking_each_time(changes.list_changes),
        name="list_changes",
        summary="What changed, in order and without a gap, for who keeps a copy",
        query=changes.ChangesQuery,
        answer=changes.FollowedChanges,
        refusals=(410, 414, 422),
    ),
    *HSDS,
    Route("GET", f"{API}/openapi.json", describe.description, name="openapi", in_api=False),
    Route("GET", "/api/", describe.readable, name="api_page", in_api=False),
    Route("GET", "/health/live", watch.live, name="live", in_api=False),
    Route("GET", "/health/ready", watch.ready, name="ready", in_api=False),
    Route("GET", "/metrics", watch.metrics, name="metrics", in_api=False),
)
