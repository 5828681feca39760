"""A directory in which two listings are one place, for the tests of merges and erasures."""

from datetime import UTC, datetime, timedelta

import orjson

from services.directory.changes.store import ChangeLog
from services.directory.contract.events import (
    MergeDecided,
    MergeUndone,
    PlaceErased,
    PlaceWithdrawn,
)
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Actor
from services.directory.contract.workshop import WorkshopDetails
from services.directory.corrections.store import CorrectionStore
from services.directory.duplicates.candidates import candidates
from services.directory.duplicates.store import DuplicateStore
from services.directory.history.store import HistoryStore
from services.directory.merges.store import MergeStore
from services.directory.places.place import Place
from services.directory.places.store import PlaceStore
from services.directory.reminders.store import TerritoryStore
from services.directory.service import DirectoryService
from services.directory.territories.naming import TerritoryNames
from services.directory.workshops.store import WorkshopStore
from services.wire.lease import Lease
from services.wire.relay import Relay

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_IMPORT = Actor(person_id="", role="import", via="import:test")
REFERENT = {"person_id": "r", "role": "referent", "via": "page", "territories": ["37"]}
OPERATOR = {"person_id": "o", "role": "operator", "via": "api"}
ANYBODY = {"person_id": "", "role": "resident", "via": "page"}
A_PROPOSAL = {
    "section": "hours",
    "changes": {"horaires": "We 09:00-12:00"},
    "remark": "vu ce matin",
}
A_COMMAND = {"key": "k", "fingerprint": "f"}


class Room:
    """Its relay hands each event to the directory's own handlers at once, and remembers all."""

    def __init__(self, database):
        self.database, self.heard, self.service = database, [], DirectoryService()
        self.now, self.hears = NOON, True
        self.places, self.workshops = PlaceStore(database), WorkshopStore(database)
        self.duplicates, self.merges = DuplicateStore(database), MergeStore(database)
        self.changes = ChangeLog(database, lambda: self.now)
        service = self.service
        service.places, service.workshops, service.merges = self.places, self.workshops, self.merges
        service.duplicates, service.history = self.duplicates, HistoryStore(database)
        service.territories, service.changes = TerritoryStore(database), self.changes
        service.corrections = self.corrections = CorrectionStore(database)
        service.names = TerritoryNames(database)
        service.clock = lambda: self.now
        self.stores = (self.places, self.workshops, self.merges, self.corrections)
        lease = Lease(database["leases"], "r", "me", 15)
        self.relay = Relay(self.stores, self, lease, [self.changes])

    def prepare(self):
        for store in (*self.stores, self.duplicates, self.changes):
            store.prepare()
        return self

    def publish(self, messages):
        """The bus, as the relay knows it."""
        for message in messages:
            self.heard.append(message)
            if self.hears:
                self._handle(message)

    def run(self):
        """Carry on until nothing waits."""
        while self.relay.carry():
            pass

    def keep(self, place_id, nom="FunLab", **fields):
        told = PlaceDetails(nom=nom, commune="Tours", code_insee="37261", **fields)
        self.places.save(Place.new(place_id).publish(told, AN_IMPORT, NOON))

    def announce(self, workshop_id, place_id):
        workshop = WorkshopDetails(
            place_id=place_id,
            titre="Tablette",
            theme="Loisirs et créations numériques",
            starts_at=NOON + timedelta(days=1),
            ends_at=NOON + timedelta(days=1, hours=2),
        )
        self.workshops.save(
            self.workshops.find_or_new(workshop_id).publish(workshop, AN_IMPORT, NOON)
        )

    def search(self):
        """Find what looks alike."""
        self.duplicates.replace_open(list(candidates(self.places.all_shown())), self.now)

    def merge(self, keep="a", fields=None, pair_id="a~b", command=A_COMMAND, **asked):
        revisions = {each: self.places.find(each).revision for each in pair_id.split("~")}
        choice = {"keep": keep, "revisions": revisions, "fields": fields or {}, **asked}
        return self.service.merge_places(pair_id, choice, REFERENT, command)

    def listed(self):
        """What a rebuild of search reads of the places."""
        return orjson.loads(bytes(self.service.list_places(None, 10)))["places"]

    def said(self):
        return [message.type for message in self.heard]

    def _handle(self, message):
        for event, handle in (
            (PlaceWithdrawn, self.service.on_place_withdrawn),
            (PlaceErased, self.service.on_place_erased),
            (MergeDecided, self.service.on_merge_decided),
            (MergeUndone, self.service.on_merge_undone),
        ):
            if message.type == event.TYPE:
                handle(event.model_validate_json(message.body))


def two_that_are_one(database):
    """Two listings of a FunLab, each with what the other lacks; at the second a workshop, and what
    somebody proposed.
    """
    room = Room(database).prepare()
    room.keep("a", horaires="Mo 09:00-12:00", telephone="+33247000001")
    room.keep("b", horaires="Tu 14:00-18:00", site_web=("https://funlab.fr",))
    room.announce("w", "b")
    room.service.propose_correction("b", A_PROPOSAL, ANYBODY, {"key": "p", "fingerprint": "p"})
    room.search()
    room.run()
    room.heard.clear()
    return room
