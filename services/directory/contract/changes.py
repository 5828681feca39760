"""The feed of changes, as partners read it."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.workshop import WorkshopSnapshot

Kind = Literal["place.published", "place.withdrawn", "workshop.published", "workshop.cancelled"]
Why = Literal["", "suspended", "forgotten"]


class Told(BaseModel):
    """What changed for the public: the whole of it as it then was, or that it is gone.

    ``why`` says of what is gone that it is only ``suspended``, or that its content was erased
    here (``forgotten``) and must be erased by whoever follows. ``at`` is when it happened;
    ``replaced_by`` is the place that took over a withdrawn one.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: Kind
    at: AwareDatetime
    place_id: str
    workshop_id: str = ""
    revision: int = Field(ge=1, description="Of the place, or of the workshop.")
    changed: tuple[str, ...] = ()
    why: Why = ""
    replaced_by: str = ""
    place: PlaceSnapshot | None = None
    workshop: WorkshopSnapshot | None = None


class Change(Told):
    """One line of the log. ``seq`` has no gaps and never changes its meaning."""

    seq: int = Field(ge=1)


class ChangePage(BaseModel):
    """A stretch of the log; ``next_since`` leads on, also when there is nothing more yet."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    changes: tuple[Change, ...]
    latest: int
    next_since: int
