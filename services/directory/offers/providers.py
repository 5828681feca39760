"""What nameko hands to the doors of the offers."""

from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.offers.store import OfferStore
from services.wire.database import MongoDatabase
from services.wire.mongo import prepare_when_there


class OfferStoreProvider(DependencyProvider):
    """What the places offer."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = OfferStore(self.database.of_service())

    def start(self) -> None:
        self.container.spawn_managed_thread(lambda: prepare_when_there(self.store.prepare))

    def get_dependency(self, worker_ctx: Any) -> OfferStore:
        return self.store
