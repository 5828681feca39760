"""What a service answers when it will not, or cannot yet, do what it was asked.

A refusal is for the caller: it has a stable code, a sentence that says what to do, and where it
helps the reason for each field. Any other exception is a bug and never crosses a wall with its
detail.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Reason(BaseModel):
    """Why one field of a request cannot be accepted."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    field: str
    message: str


class Refused(Exception):
    """A request that is refused, with a stable ``code`` (snake_case) and what the caller can do
    about it.

    Its arguments are JSON values, so that ``type(refusal)(*refusal.args)`` is the same refusal on
    the other side of a wall.
    """

    kinds: ClassVar[dict[str, type["Refused"]]] = {}

    def __init__(self, code: str, detail: str = "", reasons: Iterable[Any] = ()) -> None:
        self.code = code
        self.detail = detail
        self.reasons = tuple(Reason.model_validate(reason) for reason in reasons)
        super().__init__(code, detail, [reason.model_dump() for reason in self.reasons])

    def __init_subclass__(cls) -> None:
        if Refused in cls.__bases__:
            Refused.kinds[cls.__name__] = cls

    def plain(self) -> "Refused":
        """The same refusal as one of the five kinds, which both sides of a wall know."""
        kind = next(base for base in type(self).__mro__ if base.__name__ in Refused.kinds)
        return kind(*self.args)

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}" if self.detail else self.code


class NotFound(Refused):
    """There is no such thing, or the caller may not know of it."""


class Invalid(Refused):
    """The request cannot be understood; its reasons name the fields."""


class Conflict(Refused):
    """What the request rests on has changed meanwhile."""


class Forbidden(Refused):
    """The caller is known and may not do this."""


class Unavailable(Refused):
    """Something this needs is away: the same request may succeed later."""
