"""The OpenAPI 3.1 description, made from the routes and the models themselves."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from services.gateway.route import Route
from services.wire.errors import Reason

Json = dict[str, Any]
OPENAPI = web.AppKey("openapi", dict[str, Any])
REF = "#/components/schemas/{model}"
ANY_ROUTE = (429, 503)
SERIALIZATION: JsonSchemaMode = "serialization"
Shown = tuple[type[BaseModel], JsonSchemaMode]
MEANINGS = {
    400: "The body is not JSON.",
    401: "Nobody is signed in, or the session is over.",
    403: "This session does not allow it.",
    404: "There is no such thing, or it is no longer shown.",
    409: "It contradicts what is known, such as an Idempotency-Key used for something else.",
    412: "The place has changed since it was read.",
    413: "The body is too large.",
    414: "The address is too long.",
    415: "The body is not application/json.",
    422: "Some fields cannot be accepted; `reasons` names them.",
    428: "If-Match is needed.",
    429: "Too many requests; see Retry-After.",
    503: "Something is away for the moment; see Retry-After.",
}


class Problem(BaseModel):
    """What every failure looks like (RFC 9457). ``code`` is stable; ``detail`` says what to do."""

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    code: str
    detail: str
    reasons: tuple[Reason, ...]
    trace_id: str


def describe(routes: Iterable[Route]) -> Json:
    """The whole description."""
    described = [route for route in routes if route.in_api]
    paths: dict[str, Json] = {}
    for route in described:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Maillage",
            "version": "1",
            "description": "The places where people get help with digital life.",
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": _schemas(described),
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route) -> Json:
    operation: Json = {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": _parameters(route),
        "responses": _responses(route),
    }
    if route.body:
        schema = {"$ref": REF.format(model=route.body.__name__)}
        content = {"application/json": {"schema": schema}}
        operation["requestBody"] = {"required": True, "content": content}
    if route.is_command:
        operation["security"] = [{"session": []}]
    return operation


def _parameters(route: Route) -> list[Json]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    return in_path + _in_query(route.query) + (_COMMAND_HEADERS if route.is_command else [])


_COMMAND_HEADERS: list[Json] = [
    {
        "name": "If-Match",
        "in": "header",
        "required": True,
        "description": "The ETag of the place as it was read.",
        "schema": {"type": "string", "pattern": r'^"\d{1,9}(-[0-9a-f]+)?"$'},
    },
    {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "Sent again within 24 hours, the same command gets its first answer.",
        "schema": {"type": "string", "maxLength": 255, "pattern": r"^[\x21-\x7e]+$"},
    },
]


def _in_query(model: type[BaseModel] | None) -> list[Json]:
    if model is None:
        return []
    return [
        {
            "name": name,
            "in": "query",
            "required": False,
            "description": schema.pop("description", ""),
            "schema": schema,
            **({"style": "form", "explode": True} if schema.get("type") == "array" else {}),
        }
        for name, schema in model.model_json_schema()["properties"].items()
    ]


def _responses(route: Route) -> Json:
    content = {"schema": {"$ref": REF.format(model=route.answer.__name__)}} if route.answer else {}
    responses: Json = {
        str(route.success): {"description": "Done.", "content": {"application/json": content}}
    }
    problem = {"application/problem+json": {"schema": {"$ref": REF.format(model="Problem")}}}
    for status in sorted({*route.refusals, *ANY_ROUTE}):
        responses[str(status)] = {"description": MEANINGS[status], "content": problem}
    return responses


def _schemas(routes: Sequence[Route]) -> Json:
    asked: list[Shown] = [(route.body, "validation") for route in routes if route.body]
    answered: list[Shown] = [(route.answer, "serialization") for route in routes if route.answer]
    problem: list[Shown] = [(Problem, SERIALIZATION)]
    models = [*asked, *answered, *problem]
    _, schemas = models_json_schema(models, ref_template=REF)
    definitions: Json = schemas["$defs"]
    for model, _mode in asked:
        definitions[model.__name__]["additionalProperties"] = False
    return definitions
