"""The directory, made of its subjects' doors."""

from services.directory.places.doors import PlaceDoors
from services.directory.workshops.doors import WorkshopDoors
from services.wire.telemetry import Watched


class DirectoryService(PlaceDoors, WorkshopDoors, Watched):
    """Keeps the places and what is tied to them, and says what changed."""

    name = "directory"
