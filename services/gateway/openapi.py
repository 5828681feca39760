"""The OpenAPI 3.1 description, made from the routes and the models themselves."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from services.gateway.openapi_parts import IDEMPOTENCY_KEY, IF_MATCH, INFO, MEANINGS
from services.gateway.route import Route
from services.wire.errors import Reason

Json = dict[str, Any]
OPENAPI = web.AppKey("openapi", dict[str, Any])
REF = "#/components/schemas/{model}"
ANY_ROUTE = (429, 503)
SERIALIZATION: JsonSchemaMode = "serialization"
Shown = tuple[type[BaseModel], JsonSchemaMode]


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


@cache
def describe(routes: tuple[Route, ...]) -> Json:
    """The whole description, made once."""
    described = [route for route in routes if route.in_api]
    paths: dict[str, Json] = {}
    for route in described:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": INFO,
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
    if route.is_signed_in:
        operation["security"] = [{"session": []}]
    return operation


def _parameters(route: Route) -> list[Json]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    revision = [IF_MATCH] if route.names_revision else []
    return (
        in_path
        + _in_query(route.query)
        + revision
        + ([IDEMPOTENCY_KEY] if route.is_command else [])
    )


def _in_query(model: type[BaseModel] | None) -> list[Json]:
    if model is None:
        return []
    asked = model.model_json_schema()
    return [
        {
            "name": name,
            "in": "query",
            "required": name in asked.get("required", ()),
            "description": schema.pop("description", ""),
            "schema": schema,
            **({"style": "form", "explode": True} if schema.get("type") == "array" else {}),
        }
        for name, schema in asked["properties"].items()
    ]


def _responses(route: Route) -> Json:
    content = {"schema": {"$ref": REF.format(model=route.answer.__name__)}} if route.answer else {}
    responses: Json = {
        str(route.success): {"description": "Done.", "content": {route.media: content}}
    }
    problem = {"application/problem+json": {"schema": {"$ref": REF.format(model="Problem")}}}
    merged = (308,) if "{place_id}" in route.path and not route.names_revision else ()
    for status in sorted({*merged, *route.refusals, *ANY_ROUTE}):
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
