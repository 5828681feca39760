"""The directory, made of its subjects' doors."""

from services.directory.claims.doors import ClaimDoors
from services.directory.communes.doors import CommuneDoors
from services.directory.duplicates.doors import DuplicateDoors
from services.directory.freshness.doors import FreshnessDoors
from services.directory.history.doors import HistoryDoors
from services.directory.places.doors import PlaceDoors
from services.directory.reminders.doors import ReminderDoors
from services.directory.tasks.doors import TaskDoors
from services.directory.workshops.doors import WorkshopDoors
from services.wire.telemetry import Watched


class DirectoryService(
    PlaceDoors,
    FreshnessDoors,
    ClaimDoors,
    ReminderDoors,
    TaskDoors,
    HistoryDoors,
    DuplicateDoors,
    CommuneDoors,
    WorkshopDoors,
    Watched,
):
    """Keeps the places and what is tied to them, and says what changed."""

    name = "directory"
