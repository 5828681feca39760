"""The demo territory: the bassin de vie de Tours, from the report of 2020, and a few invented
workshops.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.import_places import import_places
from services.directory.imports.survey import survey
from services.directory.places.identity import PLACES, place_id_of
from services.directory.places.store import PlaceStore
from services.directory.settings import DirectorySettings
from services.directory.workshops.store import WorkshopStore
from services.directory.workshops.workshop import where
from services.wire.mongo import open_database

DEMO = Path(__file__).parents[2] / "deploy" / "demo"
PARIS = ZoneInfo("Europe/Paris")
DEMONSTRATOR = Actor(person_id="", role="operator", via="demo")


def load_into_an_empty_directory(mongo_url: str, var: Path, say: Callable[[str], None]) -> None:
    """Import the places and announce the workshops, unless the directory has any place.

    The workshops come first, so that a start that was killed in between is made good by the next.
    """
    database = open_database(mongo_url, "directory")
    with database.client:
        if not PlaceStore(database).is_empty():
            return
        say("First start: loading the bassin de vie de Tours …")
        _announce(WorkshopStore(database))
        settings = DirectorySettings(mongo_url=mongo_url, var=var)
        report = import_places(DEMO / "tours.csv", "", settings)
        say(f"{report.created} places loaded.")


def _announce(store: WorkshopStore) -> None:
    now = datetime.now(UTC)
    told = tomllib.loads((DEMO / "workshops.toml").read_text())
    places = dict(survey(DEMO / "tours.csv", "", int).rows(int))
    for number, workshop in enumerate(told["workshop"]):
        workshop_id = str(uuid5(PLACES, f"{told['source']}/workshops/{number}"))
        place_id = place_id_of(told["source"], workshop["place"])
        details = _details(workshop, place_id, places[place_id], now)
        known = store.find_or_new(workshop_id)
        announced = known.publish(details, DEMONSTRATOR, now)
        if announced is not known:
            store.save(announced)


def _details(
    told: Mapping[str, Any], place_id: str, place: PlaceDetails, now: datetime
) -> WorkshopDetails:
    day = now.astimezone(PARIS).date() + timedelta(days=told["in_days"])
    return WorkshopDetails(
        place_id=place_id,
        place=where(place),
        titre=told["titre"],
        theme=told["theme"],
        starts_at=_at(day, told["starts"]),
        ends_at=_at(day, told["ends"]),
        seats=told["seats"],
        publics=tuple(told["publics"]),
        demo=True,
    )


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), PARIS)
