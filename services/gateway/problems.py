"""Every failure as problem+json (RFC 9457), with a stable code and what to do about it."""

import http
import logging
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from aiohttp import web

from services.gateway.pages.problem_page import render_problem
from services.gateway.route import Handler, RenderProblem, route_of
from services.wire import trace
from services.wire.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    Reason,
    Refused,
    Unavailable,
)

_log = logging.getLogger(__name__)

STATUS: Mapping[type[Refused], int] = {
    NotFound: 404,
    Conflict: 409,
    Forbidden: 403,
    Invalid: 422,
    Unavailable: 503,
}
STATUS_BY_CODE = {
    "changed_meanwhile": 412,
    "not_signed_in": 401,
    "too_many_requests": 429,
    "precondition_required": 428,
    "too_many_subscriptions": 429,
    "not_json": 400,
    "changes_gone": 410,
}
ADVICE = {
    400: ("bad_request", "The request cannot be read; check its encoding."),
    414: ("address_too_long", "Ask for less at a time."),
    404: ("not_found", "There is nothing at this address; the API is described at /api/."),
    405: ("method_not_allowed", "Use one of the methods of the Allow header."),
    413: ("body_too_large", "Send less at a time."),
    415: ("unsupported_media_type", "Send application/json."),
}
MERGED = "place_merged"  # its only reason names the place that it is now
RETRY_AFTER_S = {429: 60, 503: 2}


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever a handler raises into an answer; a bug shows as 500 without detail."""
    try:
        return await handler(request)
    except Refused as refusal:
        return refused(request, refusal)
    except web.HTTPException as error:
        code, detail = ADVICE.get(error.status, (f"http_{error.status}", error.reason))
        return problem(request, error.status, code, detail, headers=_kept(error))
    except Exception:
        _log.exception("request failed", extra={"route": route_of(request).name})
        detail = "This is a fault of ours. Try again; if it lasts, tell us the trace_id."
        return problem(request, 500, "unexpected", detail)


def refused(request: web.Request, refusal: Refused) -> web.Response:
    """The answer for a refusal of any service or of ours."""
    status = STATUS_BY_CODE.get(refusal.code) or STATUS[type(refusal.plain())]
    headers: dict[str, str] = {}
    if refusal.code == MERGED:
        status, headers = _merged(request, status, refusal.reasons[0].message)
    if status in RETRY_AFTER_S:
        headers["Retry-After"] = str(RETRY_AFTER_S[status])
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="maillage"'
    return problem(request, status, refusal.code, refusal.detail, refusal.reasons, headers)


def _merged(request: web.Request, status: int, kept: str) -> tuple[int, dict[str, str]]:
    """The kept place's address, but for what rests on a revision: the kept place may be at the very
    one at which the other was read, and nobody has seen it.
    """
    if route_of(request).names_revision:
        return STATUS[Conflict], {}
    if "place_id" not in request.match_info:
        return status, {}
    return 308, {"Location": _address_of(request, kept)}


def _address_of(request: web.Request, place_id: str) -> str:
    """The same address, of another place."""
    resource = request.match_info.route.resource
    if resource is None:
        raise TypeError("a route that names a place has an address")
    moved = resource.url_for(**{**request.match_info, "place_id": place_id})
    return str(moved.with_query(request.query_string))


def problem(
    request: web.Request,
    status: int,
    code: str,
    detail: str,
    reasons: Iterable[Reason] = (),
    headers: Mapping[str, str] | None = None,
) -> web.Response:
    """One problem, as a page for whoever asked for a page."""
    told: dict[str, Any] = {
        "type": f"urn:maillage:problem:{code}",
        "title": http.HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        "reasons": [reason.model_dump() for reason in reasons],
        "trace_id": trace.trace_id(),
    }
    if render := route_of(request).render_problem or _page_for_people(request):
        response = render(request, told)
    else:
        body = orjson.dumps(told)
        response = web.Response(body=body, content_type="application/problem+json")
    response.set_status(status)
    response.headers.update({"Cache-Control": "no-store", **(headers or {})})
    return response


def _page_for_people(request: web.Request) -> RenderProblem | None:
    """Who looks for a page at an unknown address gets a page."""
    wants_page = "text/html" in request.headers.get("Accept", "")
    return render_problem if wants_page and not request.path.startswith("/api/") else None


def _kept(error: web.HTTPException) -> dict[str, str]:
    return {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
