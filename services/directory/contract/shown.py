"""One place, or one workshop, as its own page shows it."""

from pydantic import BaseModel, ConfigDict

from services.directory.contract.hours.opening import Opening
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.territories import NamedTerritory
from services.directory.contract.workshop import WorkshopSnapshot


class ShownPlace(BaseModel):
    """A place with its upcoming workshops, the soonest first. ``opening`` is that of the moment of
    the answer; ``territories`` are the place's, by name.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: PlaceSnapshot
    workshops: tuple[WorkshopSnapshot, ...] = ()
    opening: Opening = Opening(state="unknown")
    territories: tuple[NamedTerritory, ...] = ()


class ShownWorkshop(BaseModel):
    """A workshop, and whether it still takes place."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    workshop: WorkshopSnapshot
    cancelled: bool = False
