"""Reading what comes through a door: unknown fields are refused there, and every reason names its
field.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from services.wire.errors import Invalid, Reason

MOST_REASONS = 20

Model = TypeVar("Model", bound=BaseModel)


def parse(model: type[Model], wire: Any, code: str = "invalid_request") -> Model:
    """The model that this JSON value stands for. Raises Invalid with a reason per field."""
    try:
        return model.model_validate(wire, extra="forbid")
    except ValidationError as error:
        raise Invalid(code, "Correct the fields named below.", reasons(error.errors())) from None


def reasons(errors: Iterable[ErrorDetails]) -> tuple[Reason, ...]:
    """One reason per error, its field written as a path: ``services.0``."""
    return tuple(
        Reason(field=".".join(str(step) for step in error["loc"]) or "body", message=error["msg"])
        for error in islice(errors, MOST_REASONS)
    )
