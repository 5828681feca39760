"""What may be asked of tasks, and the timer that closes those that are done by themselves."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from services.directory.batches import batches
from services.directory.contract.revision import Actor
from services.directory.contract.tasks import Task, TaskPage, WaitingTask
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.providers import (
    Clock,
    ClockProvider,
    LeaseProvider,
    PlaceStoreProvider,
    TaskStoreProvider,
)
from services.directory.rights import Subject, may, must_be_allowed
from services.directory.tasks.store import TaskStore
from services.directory.tasks.task import still_waits
from services.wire.lease import Lease
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.timer import every

_log = logging.getLogger(__name__)

Json = dict[str, Any]
LONGEST_PAGE = 100
TURN_S = 60  # nobody reads of them meanwhile: see ``list_tasks``
LEASE_S = 120.0
BY_THEMSELVES = Actor(person_id="", role="operator", via="confirmation")


class TaskDoors:
    """The calls about tasks."""

    tasks: TaskStore = TaskStoreProvider()
    places: PlaceStore = PlaceStoreProvider()
    tasks_lease: Lease = LeaseProvider("tasks", LEASE_S)
    clock: Clock = ClockProvider()

    @rpc
    def list_tasks(self, territory: str, actor: Json, after: str | None, limit: int) -> Json:
        """What waits in a territory, the longest due first; see TaskPage."""
        by = parse(Actor, actor)
        must_be_allowed(by, "do_tasks", Subject(territories=(territory,)))
        most = max(1, min(limit, LONGEST_PAGE))
        found = self.tasks.open_in(territory, after or "", most)
        next_after = found[-1].task_id if len(found) == most else None
        page = TaskPage(tasks=tuple(self._waiting(found, by)), next_after=next_after)
        return page.model_dump(mode="json")

    @rpc
    def close_task(self, task_id: str, actor: Json) -> Json:
        """It is done; closing it again is harmless. Answers the Task."""
        by, task = parse(Actor, actor), self.tasks.find(task_id)
        must_be_allowed(by, "do_tasks", self.places.find(task.place_id).subject)
        self.tasks.close([task_id], by, self.clock())
        return self.tasks.find(task_id).model_dump(mode="json")

    @every(TURN_S)
    def close_what_is_done(self) -> None:
        """Whether somebody has to call stands in the place, so whatever a crash left is found."""
        if self.tasks_lease.acquire() is None:
            return
        for some in batches(self.tasks.all_open()):
            places = self._places_of(some)
            done = [
                task.task_id for task in some if not still_waits(task, places.get(task.place_id))
            ]
            if closed := self.tasks.close(done, BY_THEMSELVES, self.clock()):
                _log.info("tasks done by themselves", extra={"count": closed})

    def _waiting(self, tasks: list[Task], by: Actor) -> Iterator[WaitingTask]:
        """Those that are theirs where the places lie now."""
        places = self._places_of(tasks)
        for task in tasks:
            place = places.get(task.place_id)
            if place and still_waits(task, place) and may(by, "do_tasks", place.subject):
                yield WaitingTask(task=task, place=place.snapshot())

    def _places_of(self, tasks: Iterable[Task]) -> dict[str, Place]:
        return self.places.find_many({task.place_id for task in tasks})
