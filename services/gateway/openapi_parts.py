"""What the OpenAPI description says of itself, and of many routes alike."""

from typing import Any

Json = dict[str, Any]

INFO: Json = {
    "title": "Maillage",
    "version": "1",
    "description": "The places where people get help with digital life.",
    "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
}
MEANINGS = {
    308: "It was merged into another place, which Location names.",
    400: "The body is not JSON.",
    401: "Nobody is signed in, or the session is over.",
    403: "This session does not allow it.",
    404: "There is no such thing, or it is no longer shown.",
    409: "It contradicts what is known, such as an Idempotency-Key used for something else, or a"
    " place that was merged into the one that `reasons` names.",
    410: "It was there and is no longer kept; the detail says how to begin again.",
    412: "It has changed since it was read.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is not application/json.",
    422: "Some fields cannot be accepted; `reasons` names them.",
    428: "If-Match is needed.",
    429: "Too many requests; see Retry-After.",
    503: "Something is away for the moment; see Retry-After.",
}
IF_MATCH: Json = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of what is changed, as it was read.",
    "schema": {"type": "string", "pattern": r'^"\d{1,9}(-[0-9a-f]+)?"$'},
}
IDEMPOTENCY_KEY: Json = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again within 24 hours, the same command gets its first answer.",
    "schema": {"type": "string", "maxLength": 255, "pattern": r"^[\x21-\x7e]+$"},
}
