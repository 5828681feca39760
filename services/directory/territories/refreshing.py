"""Bringing the territories of the places up to date, after a table was imported."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from pymongo.database import Database

from services.directory.contract.revision import Actor
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.territories.locating import PlaceTerritories

Json = dict[str, Any]
BATCH = 500
BY = Actor(person_id="", role="operator", via="territories")


def refresh(database: Database[Json], now: datetime) -> int:
    """Publish anew the shown places whose territories have changed; how many those are.

    A place that somebody saves meanwhile is told its territories by that save.
    """
    places, territories = PlaceStore(database), PlaceTerritories(database)
    published = 0
    for batch in _batches(places.all_shown()):
        told = zip(batch, territories.told_of(batch), strict=True)
        moved = [
            before.lying_in(after.territories, BY, now)
            for before, after in told
            if before.territories != after.territories
        ]
        published += len(moved) - len(places.save_many(moved)) if moved else 0
    return published


def _batches(places: Iterable[Place]) -> Iterator[list[Place]]:
    rest = iter(places)
    while batch := list(islice(rest, BATCH)):
        yield batch
