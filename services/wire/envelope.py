"""What every event is, before it is any event in particular."""

from typing import Annotated, Any, ClassVar
from uuid import UUID

import uuid_utils
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from services.wire import trace

SortedNames = Annotated[tuple[str, ...], BeforeValidator(sorted)]


def new_event_id() -> UUID:
    """A UUIDv7: the oldest entry of an outbox sorts first."""
    return UUID(int=uuid_utils.uuid7().int)


class Event(BaseModel):
    """A fact that has already happened.

    A subclass names its TYPE, ``subject.past_participle.vN``, and its SOURCE, the one service that
    may say it. A released TYPE never changes its meaning: it may gain a field that has a default;
    anything else is a new version. Readers ignore what they do not know.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    SOURCE: ClassVar[str]
    TYPE: ClassVar[str]
    known: ClassVar[dict[str, type["Event"]]] = {}

    event_id: UUID = Field(default_factory=new_event_id)
    occurred_at: AwareDatetime
    traceparent: str = Field(default_factory=trace.current)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        twin = Event.known.setdefault(cls.TYPE, cls)
        if twin is not cls:
            raise TypeError(f"{cls.__name__} and {twin.__name__} both claim {cls.TYPE!r}")

    def to_wire(self) -> dict[str, Any]:
        """The event as JSON values."""
        return self.model_dump(mode="json")
