"""What nameko hands to notify's doors."""

from typing import Any

from nameko.extensions import DependencyProvider

from services.notify.links.store import LinkStore
from services.wire.database import MongoDatabase
from services.wire.mongo import prepare_when_there


class LinkStoreProvider(DependencyProvider):
    """The links."""

    database = MongoDatabase()

    def setup(self) -> None:
        self.store = LinkStore(self.database.of_service())

    def start(self) -> None:
        self.container.spawn_managed_thread(lambda: prepare_when_there(self.store.prepare))

    def get_dependency(self, worker_ctx: Any) -> LinkStore:
        return self.store
