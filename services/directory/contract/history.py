"""What happened to a place, for those who keep it and those who moderate it."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, JsonValue


class HistoryLine(BaseModel):
    """One thing that happened: at the revision it made or, when it changed nothing, at the one it
    found. ``place_id`` is the listing's of which it is told: another one's, until they were merged.

    ``role`` and ``via`` are empty when nobody in particular did it. ``person_id`` is opaque, and
    empty for who may not see it. ``before`` and ``after`` hold the fields that changed;
    ``confirmed`` says that the rest was still right.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    line_id: str
    place_id: str
    revision: int
    what: str
    at: AwareDatetime
    role: str = ""
    via: str = ""
    person_id: str = ""
    before: dict[str, JsonValue] = {}
    after: dict[str, JsonValue] = {}
    confirmed: bool = False


class HistoryPage(BaseModel):
    """A stretch of a place's history, the newest first; ``next_after`` is None on the last one.

    ``nom`` and ``revision`` are the place's now; ``may_restore`` when who asks may have an earlier
    revision back.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    lines: tuple[HistoryLine, ...]
    next_after: str | None = None
    nom: str = ""
    revision: int = 0
    may_restore: bool = False
