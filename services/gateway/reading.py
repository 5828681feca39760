"""Reading what a request says: an unknown parameter is refused by name, as is a wrong value."""

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Any, TypeVar, get_origin

import orjson
from aiohttp import web
from multidict import MultiMapping
from pydantic import BaseModel, ValidationError

from services.gateway.around import MOST_VALUES
from services.wire.errors import Invalid, Reason
from services.wire.parse import parse, reasons

Model = TypeVar("Model", bound=BaseModel)


MOST_PARAMETERS = 150


def refuse_query(query: MultiMapping[str]) -> None:
    """For what takes no parameters: raises Invalid naming those that were sent."""
    if query:
        sent = [Reason(field=name, message="is no parameter of this") for name in sorted(query)]
        raise Invalid("invalid_parameters", "Leave out the parameters named below.", sent[:20])


def refuse_empty(query: MultiMapping[str], but: Container[str] = ()) -> None:
    """For programs alone, where an empty parameter is a fault of theirs: raises Invalid naming
    those that say nothing, ``but`` these.
    """
    named = [name for name in sorted(set(query)) if name not in but]
    empty = [name for name in named if not all(map(str.strip, query.getall(name)))]
    if empty:
        reasons = [Reason(field=name, message="say something, or leave it out") for name in empty]
        raise Invalid("invalid_parameters", "Correct the fields named below.", reasons[:20])


def read_query(model: type[Model], query: MultiMapping[str]) -> Model:
    """The query as the model. A list is a repeated parameter; empty values say nothing."""
    _must_be_few(query)
    return parse(model, _values(model, query), "invalid_parameters")


def read_search(model: type[Model], query: MultiMapping[str]) -> Model:
    """What a program searches for. Words may be empty: somebody has only begun to type.

    A filter that got lost on the way must not mean everything: raises Invalid naming it.
    """
    _must_be_few(query)
    refuse_empty(query, but=("q", "where"))
    return read_query(model, query)


async def read_body(model: type[Model], request: web.Request) -> Model:
    """The JSON body as the model, by JSON's own types: « "5" » is no number.

    Raises Invalid for what is not JSON, HTTP 415 for another type.
    """
    if request.content_type not in ("application/json", "application/merge-patch+json"):
        raise web.HTTPUnsupportedMediaType
    body = await read_bytes(request)
    _must_be_json(body)
    try:
        return model.model_validate_json(body, strict=True, extra="forbid")
    except ValidationError as error:
        advice = "Correct the fields named below."
        raise Invalid("invalid_body", advice, reasons(error.errors())) from None


async def read_bytes(request: web.Request) -> bytes:
    """The body. Raises Invalid when it is not what its Content-Encoding says."""
    try:
        return await request.read()
    except web.RequestPayloadError:
        raise Invalid("not_json", "The body cannot be read: check its Content-Encoding.") from None


def _must_be_few(query: MultiMapping[str]) -> None:
    if len(query) > MOST_PARAMETERS:
        raise Invalid("too_many_parameters", f"Send {MOST_PARAMETERS} parameters at most.")


def _values(model: type[BaseModel], query: MultiMapping[str]) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    lists = _lists(model)
    for name in query:
        sent = query.getall(name)
        given = [value for value in sent if value.strip()]
        if name in lists:
            values[name] = given if len(sent) <= MOST_VALUES else sent  # refused: empty ones count
        elif len(given) > 1:
            reason = Reason(field=name, message="give it once")
            raise Invalid("invalid_parameters", "Correct the fields named below.", [reason])
        elif given or name not in model.model_fields:
            values[name] = given[0] if given else ""
    return values


@lru_cache(128)
def _lists(model: type[BaseModel]) -> frozenset[str]:
    """The fields that take several values."""
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if get_origin(field.annotation) is tuple)


def _must_be_json(body: bytes) -> None:
    try:
        orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Invalid("not_json", "The body is not JSON in UTF-8.") from None
