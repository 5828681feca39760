"""What may be asked about workshops, and what is heard of them."""

from typing import Any

from services.directory.contract.events import WorkshopCancelled, WorkshopPublished
from services.search.contract.workshops import WorkshopSearch
from services.search.providers import KnownWorkshopsProvider
from services.search.workshops.known import KnownWorkshops
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]


class WorkshopSearchDoors:
    """Events may come late, twice or out of order: the index compares the revisions."""

    workshops: KnownWorkshops = KnownWorkshopsProvider()

    @event_handler(WorkshopPublished, keeps=KnownWorkshopsProvider)
    def on_workshop_published(self, event: WorkshopPublished) -> None:
        self.workshops.keep(event.workshop)

    @event_handler(WorkshopCancelled, keeps=KnownWorkshopsProvider)
    def on_workshop_cancelled(self, event: WorkshopCancelled) -> None:
        self.workshops.forget(event.workshop_id, event.revision, event.place_id)

    @rpc
    def find_workshops(self, search: Json) -> Json:
        """One page of the workshops that are asked for; see WorkshopSearch and FoundWorkshops."""
        return self.workshops.find(parse(WorkshopSearch, search)).model_dump(mode="json")
