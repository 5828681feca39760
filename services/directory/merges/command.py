"""Merging a pair from the command line, as the operator of this machine."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from pymongo.database import Database

from services.directory.contract.merges import MergeChoice, MergeOutcome
from services.directory.contract.revision import Actor, Command
from services.directory.duplicates.store import DuplicateStore
from services.directory.merges.deciding import Deciding
from services.directory.merges.merge import Decision
from services.directory.merges.store import MergeStore
from services.directory.merges.taking_over import fuller
from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore

THE_OPERATOR = Actor(person_id="", role="operator", via="command")


def merge(
    database: Database[dict[str, Any]], pair_id: str, keep: str, now: datetime
) -> MergeOutcome:
    """Decide it, on the places as they are; without ``keep`` the fuller one is kept. The running
    product writes the rest. Raises DuplicateNotFound and as ``Deciding`` does.
    """
    places, merges = PlaceStore(database), MergeStore(database)
    merges.prepare()
    pair = DuplicateStore(database).find(pair_id)
    known = places.find_many(pair.place_ids)
    both = [known[each] for each in pair.place_ids if each in known and known[each].details]
    kept = keep or (fuller(*both).place_id if len(both) > 1 else pair.place_ids[0])
    revisions = {place_id: place.revision for place_id, place in known.items()}
    command = Command(key=uuid4().hex, fingerprint="")
    return (
        Deciding(places, WorkshopStore(database), merges)
        .decide(
            pair,
            MergeChoice(keep=kept, revisions=revisions),
            Decision(THE_OPERATOR, command, now),
        )
        .outcome
    )
