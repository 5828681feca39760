"""Two places that may be one, for whoever looks after a territory."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.place import PlaceSnapshot

Reason = Literal[
    "same_siret",
    "same_name",
    "near_name",
    "same_address",
    "near_position",
    "same_phone",
    "same_commune",
]
State = Literal["open", "not_duplicate", "merged"]


class Duplicate(BaseModel):
    """A pair of places, as it was found last: 1 is all the same, 0 is nothing alike.

    Sorted by ``rank`` the likeliest come first. ``not_duplicate`` is what a person said; no later
    search undoes it. ``merged`` is what came of it otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    pair_id: str
    place_ids: tuple[str, str]
    territories: tuple[str, ...] = ()
    score: float = Field(ge=0, le=1)
    reasons: tuple[Reason, ...]
    rank: str
    state: State = "open"
    found_at: AwareDatetime
    at: AwareDatetime | None = None


class WaitingDuplicate(BaseModel):
    """An open pair, with what both places publish."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    duplicate: Duplicate
    places: tuple[PlaceSnapshot, PlaceSnapshot]


class DuplicatePage(BaseModel):
    """A stretch of the open pairs of a territory; ``next_after`` is None on the last one.

    It may hold fewer than were asked for: pairs of which a place was withdrawn are left out.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    duplicates: tuple[WaitingDuplicate, ...]
    next_after: str | None = None
