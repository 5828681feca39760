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


def still_waits(task: Task, place: Place | None) -> bool:
    """Whether somebody has to call: not once the listing was confirmed, or withdrawn."""
    return place is not None and not place.withdrawn and place.due_at == task.due_at
