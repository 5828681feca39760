"""What waits for a person of a territory."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.directory.contract.place import PlaceSnapshot


class Task(BaseModel):
    """Somebody has to look after a place: ``unanswered`` when no reminder was, so call them;
    ``vanished`` when its source no longer tells of it, so find out whether it still exists.

    ``task_id`` begins with the due date, so that sorted by it the longest due come first.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    task_id: str
    place_id: str
    territories: tuple[str, ...] = ()
    why: Literal["unanswered", "vanished"]
    due_at: AwareDatetime
    since: AwareDatetime
    closed_at: AwareDatetime | None = None


class WaitingTask(BaseModel):
    """An open task, with what the place publishes: whom to call, and what to ask."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    task: Task
    place: PlaceSnapshot


class TaskPage(BaseModel):
    """A stretch of the open tasks of a territory; ``next_after`` is None on the last one.

    It may hold fewer than were asked for: tasks of places confirmed just now are left out.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    tasks: tuple[WaitingTask, ...]
    next_after: str | None = None
