"""Tasks in MongoDB. What opens and closes them stands in the places: any write may be repeated."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from pymongo import UpdateOne
from pymongo.collection import Collection
from pymongo.database import Database

from services.directory.contract.revision import Actor
from services.directory.contract.tasks import Task
from services.directory.tasks.refusals import TaskNotFound
from services.directory.territories.following import Waiting

Json = dict[str, Any]
OPEN = {"closed_at": None}


class TaskStore:
    """The collection of tasks."""

    def __init__(self, database: Database[Json]) -> None:
        self._tasks: Collection[Json] = database["tasks"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._tasks.create_index([("territories", 1), ("closed_at", 1), ("_id", 1)])
        self._tasks.create_index([("closed_at", 1), ("_id", 1)])

    @property
    def waiting(self) -> Waiting:
        """Those that are open."""
        return Waiting(self._tasks, OPEN)

    def open(self, tasks: Sequence[Task]) -> None:
        """Keep them; one that was kept before stays as it is, even closed."""
        if tasks:
            self._tasks.bulk_write([_opening(task) for task in tasks], ordered=False)

    def find(self, task_id: str) -> Task:
        """The task, open or closed. Raises TaskNotFound."""
        if (kept := self._tasks.find_one({"_id": task_id})) is None:
            raise TaskNotFound()
        return _task_from(kept)

    def open_in(self, territory: str, after: str, limit: int) -> list[Task]:
        """Open tasks of a territory, the longest due first, from after that one on."""
        asked = {"territories": territory, **OPEN, "_id": {"$gt": after}}
        return [_task_from(kept) for kept in self._tasks.find(asked).sort("_id", 1).limit(limit)]

    def territories_with_any(self) -> set[str]:
        """Where any is open."""
        return set(self._tasks.distinct("territories", OPEN))

    def all_open(self) -> Iterator[Task]:
        """All open tasks."""
        return map(_task_from, self._tasks.find(OPEN))

    def close(self, task_ids: Iterable[str], by: Actor, now: datetime) -> int:
        """How many were open until now."""
        still_open = {"_id": {"$in": list(task_ids)}, **OPEN}
        closing = {"closed_at": now, "closed_by": by.model_dump(include={"person_id", "role"})}
        return self._tasks.update_many(still_open, {"$set": closing}).modified_count


def _opening(task: Task) -> UpdateOne:
    return UpdateOne(
        {"_id": task.task_id}, {"$setOnInsert": task.model_dump(exclude={"task_id"})}, upsert=True
    )


def _task_from(kept: Json) -> Task:
    return Task.model_validate({**kept, "task_id": kept["_id"]})
