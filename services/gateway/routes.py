"""Every route of the API, with all that its description says."""

from services.directory.contract.revision import PlaceChanges, Receipt
from services.directory.contract.shown import ShownPlace
from services.gateway.answering import reading
from services.gateway.handlers import describe, places, sessions, watch
from services.gateway.handlers.sessions import OpenedSession, OpenLink
from services.gateway.queries import PlaceQuery
from services.gateway.route import Route
from services.search.contract.search import FoundPlaces

API = "/api/v1"

ROUTES = (
    Route(
        "GET",
        f"{API}/places",
        reading(places.list_places),
        name="list_places",
        summary="Places, nearest or most relevant first",
        query=PlaceQuery,
        answer=FoundPlaces,
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
    ),
    Route(
        "DELETE",
        f"{API}/places/{{place_id}}",
        places.withdraw_place,
        name="withdraw_place",
        summary="Stop showing a place",
        answer=Receipt,
        refusals=(400, 401, 403, 404, 409, 412, 414, 422, 428),
        is_command=True,
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
        refusals=(400, 404, 413, 414, 415, 422),
    ),
    Route("GET", f"{API}/openapi.json", describe.description, name="openapi", in_api=False),
    Route("GET", "/api/", describe.readable, name="api_page", in_api=False),
    Route("GET", "/health/live", watch.live, name="live", in_api=False),
    Route("GET", "/health/ready", watch.ready, name="ready", in_api=False),
    Route("GET", "/metrics", watch.metrics, name="metrics", in_api=False),
)
