"""What waits for somebody who signed in: a territory's referent, or who keeps some listings."""

from pydantic import BaseModel, ConfigDict

from services.directory.contract.corrections import WaitingCorrection
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.score import Score
from services.directory.contract.tasks import WaitingTask
from services.directory.contract.territories import NamedTerritory


class Desk(BaseModel):
    """What waits in one territory, the oldest first; ``has_more`` when that is not all of it.

    ``territories`` are those that may be chosen; ``territory`` is empty where none can be.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    territory: str
    territories: tuple[NamedTerritory, ...]
    tasks: tuple[WaitingTask, ...] = ()
    corrections: tuple[WaitingCorrection, ...] = ()
    has_more: bool = False


class KeptPlace(BaseModel):
    """A listing for who keeps it: what it is worth, and how many corrections wait."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: PlaceSnapshot
    score: Score
    corrections: int = 0


class KeptPlaces(BaseModel):
    """The listings that somebody keeps, in the order of their link."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    places: tuple[KeptPlace, ...]
