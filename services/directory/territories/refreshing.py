"""Bringing the territories of the places up to date, after a table was imported."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pymongo.database import Database

from services.directory.batches import batches
from services.directory.contract.revision import Actor
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.store import DuplicateStore
from services.directory.places.store import PlaceStore
from services.directory.tasks.store import TaskStore
from services.directory.territories.following import Waiting
from services.directory.territories.locating import PlaceTerritories

Json = dict[str, Any]
BY = Actor(person_id="", role="operator", via="territories")


def refresh(database: Database[Json], now: datetime) -> int:
    """Publish anew the shown places whose territories have changed; how many those are.

    A place that somebody saves meanwhile is told its territories by that save. What waits for
    people follows its places, so that nobody judges any more where they do not look after.
    """
    places, territories = PlaceStore(database), PlaceTerritories(database)
    published = 0
    for batch in batches(places.all_shown()):
        told = zip(batch, territories.told_of(batch), strict=True)
        moved = [
            before.lying_in(after.territories, BY, now)
            for before, after in told
            if before.territories != after.territories
        ]
        published += len(moved) - len(places.save_many(moved)) if moved else 0
    for waiting in _all_that_waits(database):
        waiting.follow(places)
    return published


def _all_that_waits(database: Database[Json]) -> Sequence[Waiting]:
    return (
        TaskStore(database).waiting,
        CorrectionStore(database).still_waiting,
        DuplicateStore(database).waiting,
    )
