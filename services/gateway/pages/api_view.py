"""The API's description as its page shows it: operations with an example each, and models. Pure."""

from dataclasses import dataclass
from typing import Any

from services.gateway.pages.api_examples import example

Json = dict[str, Any]
JSON_TYPE = "application/json"


@dataclass(frozen=True)
class Member:
    """A parameter of an operation, or a field of a model."""

    name: str
    where: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    name: str
    method: str
    path: str
    summary: str
    members: tuple[Member, ...]
    body: str
    answer: str
    statuses: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True)
class Model:
    """The shape of what is sent or answered."""

    name: str
    description: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class ApiView:
    """The whole page."""

    operations: tuple[Operation, ...]
    models: tuple[Model, ...]


def api_view(api: Json) -> ApiView:
    """The page for this description."""
    schemas = api["components"]["schemas"]
    return ApiView(
        operations=tuple(
            _operation(path, method, told, schemas)
            for path, methods in api["paths"].items()
            for method, told in methods.items()
        ),
        models=tuple(_model(name, schema) for name, schema in sorted(schemas.items())),
    )


def _operation(path: str, method: str, told: Json, schemas: Json) -> Operation:
    body = _model_of(told.get("requestBody", {}))
    done = next(iter(told["responses"].values()))
    return Operation(
        name=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        members=tuple(_parameter(each) for each in told["parameters"]),
        body=body,
        answer=_model_of(done),
        statuses=tuple((s, each["description"]) for s, each in told["responses"].items()),
        example=example(path, method.upper(), told, schemas.get(body)),
    )


def _parameter(told: Json) -> Member:
    schema = told["schema"]
    return Member(
        told["name"], told["in"], kind(schema), told["required"], told.get("description", "")
    )


def _model(name: str, schema: Json) -> Model:
    required = schema.get("required", ())
    members = (
        Member(each, "", kind(told), each in required, told.get("description", ""))
        for each, told in schema.get("properties", {}).items()
    )
    return Model(name, schema.get("description", ""), tuple(members))


def kind(schema: Json) -> str:
    """The type in a word or two: ``string``, ``array of Reason``, ``number or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"array of {kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "any")


def _model_of(told: Json) -> str:
    schema = told.get("content", {}).get(JSON_TYPE, {}).get("schema", {})
    return kind(schema) if schema else ""
