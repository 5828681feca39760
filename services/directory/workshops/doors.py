"""What workshops hear."""

from services.directory.contract.events import PlaceWithdrawn
from services.directory.contract.revision import Actor
from services.directory.providers import Clock, ClockProvider, WorkshopStoreProvider
from services.directory.workshops.store import WorkshopStore
from services.wire.handlers import event_handler

CASCADE = Actor(person_id="", role="operator", via="place.withdrawn")


class WorkshopDoors:
    """A place that is withdrawn takes its workshops with it: its event drives the other writes."""

    workshops: WorkshopStore = WorkshopStoreProvider()
    clock: Clock = ClockProvider()

    @event_handler(PlaceWithdrawn)
    def on_place_withdrawn(self, event: PlaceWithdrawn) -> None:
        for workshop in self.workshops.of_place(event.place_id):
            self.workshops.save(workshop.cancel(CASCADE, self.clock()))
