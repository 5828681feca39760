"""Making one place of two: what is chosen, what comes of it, and what is shown before and after."""

from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.duplicates import Duplicate
from services.directory.contract.place import PlaceSnapshot

Revision = Annotated[int, Field(ge=1, le=999_999_999)]


class MergeChoice(BaseModel):
    """``keep`` is the id that stays. ``revisions`` are those at which both places were read, by id.

    ``fields`` names, where somebody chose, the place whose word counts; what belongs together goes
    together (``adresse`` brings ``complement_adresse``).
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    keep: str = Field(examples=["a"])
    revisions: dict[str, Revision] = Field(examples=[{"a": 3, "b": 1}], max_length=2)
    fields: dict[str, str] = Field({}, examples=[{"horaires": "b"}], max_length=100)


class MergeOutcome(BaseModel):
    """One place of two. ``taken`` are the fields that the kept one took over from the other, whose
    ``workshops`` moved to it; both as they stood when it was decided.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    merge_id: str
    pair_id: str
    kept: str
    replaced: str
    taken: tuple[str, ...]
    workshops: int
    at: AwareDatetime


class ShownDuplicate(BaseModel):
    """A pair for whoever judges it.

    While both are shown, ``places`` are the two, and ``contested`` says of each field in which they
    contradict each other whose word counts unless somebody chooses: an id or, when neither counts
    more, nothing, and the kept one's stays. ``outcome`` is what came of it once they were merged;
    then ``places`` is the kept one, while it is shown.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    duplicate: Duplicate
    places: tuple[PlaceSnapshot, ...] = ()
    contested: dict[str, str] = {}
    outcome: MergeOutcome | None = None
