"""The directory, made of its subjects' doors."""

from services.directory.changes.doors import ChangeDoors
from services.directory.claims.doors import ClaimDoors
from services.directory.communes.doors import CommuneDoors
from services.directory.corrections.doors import CorrectionDoors
from services.directory.desk.doors import DeskDoors
from services.directory.duplicates.doors import DuplicateDoors
from services.directory.erasure.doors import ErasureDoors
from services.directory.freshness.doors import FreshnessDoors
from services.directory.history.doors import HistoryDoors
from services.directory.hours.doors import HoursDoors
from services.directory.imports.doors import ImportDoors
from services.directory.merges.doors import MergeDoors
from services.directory.offers.doors import OfferDoors
from services.directory.places.doors import PlaceDoors
from services.directory.reminders.doors import ReminderDoors
from services.directory.tasks.doors import TaskDoors
from services.directory.workshops.doors import WorkshopDoors
from services.wire.telemetry import Watched


class DirectoryService(
    PlaceDoors,
    ChangeDoors,
    OfferDoors,
    FreshnessDoors,
    ClaimDoors,
    ReminderDoors,
    DeskDoors,
    TaskDoors,
    HistoryDoors,
    CorrectionDoors,
    DuplicateDoors,
    ImportDoors,
    MergeDoors,
    ErasureDoors,
    CommuneDoors,
    HoursDoors,
    WorkshopDoors,
    Watched,
):
    """Keeps the places and what is tied to them, and says what changed."""

    name = "directory"
