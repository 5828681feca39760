"""One place as its own page shows it."""

from pydantic import BaseModel, ConfigDict

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.workshop import WorkshopSnapshot


class ShownPlace(BaseModel):
    """A place with its upcoming workshops, the soonest first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    place: PlaceSnapshot
    workshops: tuple[WorkshopSnapshot, ...] = ()
