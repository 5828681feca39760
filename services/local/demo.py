"""The demo territory: the bassin de vie de Tours from the report of 2020, a few invented workshops,
and one structure that is asked to confirm its listing.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid5
from zoneinfo import ZoneInfo

from pymongo.database import Database

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.import_places import import_places
from services.directory.imports.survey import survey
from services.directory.milliseconds import in_milliseconds
from services.directory.places.identity import PLACES, place_id_of
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.settings import DirectorySettings
from services.directory.territories.store import TerritoryTables
from services.directory.territories.table import read_table
from services.directory.workshops.store import WorkshopStore
from services.directory.workshops.workshop import where
from services.notify.contacts.address import normalised
from services.notify.contacts.keys import Keyring
from services.notify.contacts.store import ContactStore
from services.wire.mongo import open_database

DEMO = Path(__file__).parents[2] / "deploy" / "demo"
PARIS = ZoneInfo("Europe/Paris")
DEMONSTRATOR = Actor(person_id="", role="operator", via="demo")


@dataclass(frozen=True)
class Target:
    """Where the demonstration goes: two databases, and the secret that seals contacts."""

    directory_url: str
    notify_url: str
    secret: str
    var: Path


def load_into_an_empty_directory(target: Target, say: Callable[[str], None]) -> None:
    """Import the places, announce the workshops, have one structure asked to confirm its listing.

    Unless the directory has any place. The places come last, and whom to ask after them, so that a
    start that was killed in between is made good by the next.
    """
    directory = open_database(target.directory_url, "directory")
    with directory.client:
        places, asked = PlaceStore(directory), tomllib.loads((DEMO / "contacts.toml").read_text())
        if _is_somebody_elses(places) or _is_done(directory, asked["department"]):
            return
        say("First start: loading the bassin de vie de Tours …")
        _announce(WorkshopStore(directory))
        TerritoryTables(directory).keep(read_table(DEMO / "bassins.csv"))
        settings = DirectorySettings(mongo_url=target.directory_url, var=target.var)
        report = import_places(DEMO / "tours.csv", str(DEMO / "tours.toml"), settings)
        _ask(places, target, asked["contact"])
        TerritoryStore(directory).switch(asked["department"], on=True, now=datetime.now(UTC))
        say(f"{report.created} places loaded.")


def _is_somebody_elses(places: PlaceStore) -> bool:
    return not places.is_empty() and not places.find_many([place_id_of(_source(), "tours-01")])


def _is_done(directory: Database[dict[str, Any]], department: str) -> bool:
    return department in TerritoryStore(directory).decided()


def _source() -> str:
    source: str = tomllib.loads((DEMO / "workshops.toml").read_text())["source"]
    return source


def _ask(places: PlaceStore, target: Target, contacts: Sequence[Mapping[str, str]]) -> None:
    """Whoever keeps these listings is known, and asked at once."""
    notify = open_database(target.notify_url, "notify")
    with notify.client:
        known = ContactStore(notify, Keyring(target.secret))
        known.prepare()
        for told in contacts:
            place = places.find(place_id_of(_source(), told["place"]))
            contact = known.keep("sms", normalised("sms", told["sms"]))
            known.add_place(contact.person_id, place.place_id)
            places.bring_forward(place, in_milliseconds(datetime.now(UTC)))


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
