"""One turn of the ladder: what comes of each place whose next rung has come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.asking import Step, climbing, put_right, step_of, unanswered
from services.directory.tasks.store import TaskStore
from services.directory.tasks.task import call_for


@dataclass(frozen=True)
class Climb:
    """Each write is harmless twice, so a turn may be cut anywhere; the next one finds the rest."""

    places: PlaceStore
    tasks: TaskStore
    now: datetime

    def take(self, due: Sequence[Place]) -> int:
        """How many structures were asked; what was saved meanwhile is looked at in the next turn,
        and so is what has just become unverified, at its new revision.
        """
        steps: dict[Step, list[Place]] = defaultdict(list)
        for place in due:
            steps[step_of(place, self.now)].append(place)
        self.places.save_many([unanswered(place, self.now) for place in steps["tell_all"]])
        self.tasks.open([call_for(place, self.now) for place in steps["call"]])
        self.places.tell([climbing(place, self.now) for place in steps["call"]])
        self.places.tell([put_right(place) for place in steps["put_right"]])
        return self.places.tell([climbing(place, self.now) for place in steps["ask"]])
