"""How long it takes to find who wants to hear of a workshop, among many subscriptions."""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pymongo.database import Database

from services.directory.contract.vocabulary import Service
from services.local.mongod import start
from services.notify.contract.subscriptions import WithinKm
from services.notify.subscriptions.store import SubscriptionStore, wanted
from services.wire.mongo import open_database
from tests.load.api import Json
from tests.load.communes import Commune, communes

WORKSHOPS = 60
BATCH = 5000
THEMES = get_args(Service)


def matching(sizes: tuple[int, ...], seed: int) -> Json:
    """For each number of subscriptions: milliseconds a workshop, and what the database reads."""
    chance, towns = random.Random(seed), communes()
    with (
        tempfile.TemporaryDirectory(prefix="maillage-bench-") as folder,
        start(Path(folder)) as mongod,
    ):
        database = open_database(mongod.url, "notify")
        with database.client:
            return {str(size): _measured(database, size, towns, chance) for size in sizes}


def _measured(
    database: Database[Json], size: int, towns: list[Commune], chance: random.Random
) -> Json:
    store = SubscriptionStore(database)
    store.prepare()
    _fill(database, size, towns, chance)
    asked = [(chance.choice(THEMES), _near(towns, chance)) for _ in range(WORKSHOPS)]
    took, matched, examined = [], [], []
    for theme, point in asked:
        began = time.perf_counter()
        matched.append(sum(1 for _ in store.wanting(theme, point)))
        took.append((time.perf_counter() - began) * 1000)
        plan = database["subscriptions"].find(wanted(theme, point)).explain()
        examined.append(plan["executionStats"]["totalDocsExamined"])
    return {
        "p50_ms": round(statistics.median(took), 2),
        "max_ms": round(max(took), 2),
        "matched": round(statistics.mean(matched), 1),
        "examined": round(statistics.mean(examined), 1),
        "scan_ms": round(_scan(database), 1),
    }


def _fill(database: Database[Json], size: int, towns: list[Commune], chance: random.Random) -> None:
    """As many as said, drawn by population: most people live where most people live."""
    weights = [town.population for town in towns]
    there = database["subscriptions"].estimated_document_count()
    while there < size:
        some = chance.choices(towns, weights, k=min(BATCH, size - there))
        kept = [_subscription(there + n, town, chance) for n, town in enumerate(some)]
        database["subscriptions"].insert_many(kept, ordered=False)
        there += len(kept)


def _subscription(number: int, town: Commune, chance: random.Random) -> Json:
    themes = chance.sample(THEMES, chance.randint(0, 3))
    around = {"label": town.nom, "latitude": town.latitude, "longitude": town.longitude}
    return {
        "_id": f"s{number}",
        "person_id": f"p{number}",
        "channel": "sms",
        "themes": themes,
        "wants": themes or [""],
        "around": around,
        "centre": {"type": "Point", "coordinates": [town.longitude, town.latitude]},
        "within_km": chance.choice(get_args(WithinKm)),
        "language": "fr",
        "proof": {},
        "state": "active",
    }


def _near(towns: list[Commune], chance: random.Random) -> tuple[float, float]:
    town = chance.choice(towns)
    return town.latitude, town.longitude


def _scan(database: Database[Any]) -> float:
    """Reading all of them, for comparison."""
    began = time.perf_counter()
    for _ in database["subscriptions"].find({"state": "active"}, {"centre": 1}):
        pass
    return (time.perf_counter() - began) * 1000


def in_words(found: Json) -> Iterator[str]:
    """A line for each number of subscriptions."""
    for size, one in found.items():
        yield (
            f"alerts: {int(size):,} subscriptions, a workshop matches {one['matched']:.0f} in "
            f"{one['p50_ms']} ms (p50; max {one['max_ms']}), reading {one['examined']:.0f}; "
            f"reading them all takes {one['scan_ms']} ms"
        )
