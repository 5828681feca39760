"""A task for a person of a territory: when it is made, and when it is done by itself. Pure."""

from datetime import datetime

from services.directory.contract.tasks import Task
from services.directory.places.place import Place


def call_for(place: Place, now: datetime) -> Task:
    """To call a structure that answered no reminder; for one due date it is one task."""
    if (due_at := place.due_at) is None:
        raise ValueError(f"place {place.place_id} has no due date")
    return Task(
        task_id=f"{due_at:%Y%m%dT%H%M%S}-{place.place_id}",
        place_id=place.place_id,
        territories=place.subject.territories,
        why="unanswered",
        due_at=due_at,
        since=now,
    )


def missing_for(place: Place) -> Task:
    """To find out why its source no longer tells of it; for one disappearance it is one task."""
    if (vanished_at := place.vanished_at) is None:
        raise ValueError(f"place {place.place_id} has not vanished")
    return Task(
        task_id=f"{vanished_at:%Y%m%dT%H%M%S}-vanished-{place.place_id}",
        place_id=place.place_id,
        territories=place.subject.territories,
        why="vanished",
        due_at=vanished_at,
        since=vanished_at,
    )


def still_waits(task: Task, place: Place | None) -> bool:
    """Whether somebody has to look after it: not once it was confirmed, found again in its source
    or withdrawn.
    """
    if place is None or place.withdrawn:
        return False
    if task.why == "vanished":
        return place.vanished_at == task.due_at and not _is_confirmed_since(place, task)
    return place.due_at == task.due_at


def _is_confirmed_since(place: Place, task: Task) -> bool:
    return place.confirmed_at is not None and place.confirmed_at > task.due_at
