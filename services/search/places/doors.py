"""What may be asked about places, and what is heard of them."""

from datetime import UTC, datetime
from typing import Any

from services.directory.contract.events import PlacePublished, PlaceWithdrawn
from services.search.contract.map import MapSearch
from services.search.contract.search import PlaceSearch
from services.search.contract.suggestions import SuggestionSearch
from services.search.places.known import KnownPlaces
from services.search.providers import KnownPlacesProvider, KnownWorkshopsProvider
from services.search.workshops.known import KnownWorkshops
from services.search.writing import write
from services.wire import metrics
from services.wire.envelope import Event
from services.wire.handlers import event_handler
from services.wire.parse import parse
from services.wire.rpc import rpc
from services.wire.written import Written

Json = dict[str, Any]


class PlaceSearchDoors:
    """Events may come late, twice or out of order: the index compares the revisions."""

    places: KnownPlaces = KnownPlacesProvider()
    workshops: KnownWorkshops = KnownWorkshopsProvider()

    @event_handler(PlacePublished, keeps=KnownPlacesProvider)
    def on_place_published(self, event: PlacePublished) -> None:
        self.places.keep(event.place)
        self._lagged(event)

    @event_handler(PlaceWithdrawn, keeps=KnownPlacesProvider)
    def on_place_withdrawn(self, event: PlaceWithdrawn) -> None:
        self.places.forget(event.place_id, event.revision)
        self._lagged(event)

    @rpc
    def find_places(self, search: Json) -> Written:
        """One page of the places that are asked for; see PlaceSearch and FoundPlaces."""
        return Written(write(self.places.find(parse(PlaceSearch, search), self.workshops.held_at)))

    @rpc
    def suggest(self, asked: Json) -> Json:
        """What may be meant by what is typed so far; see Suggestions."""
        return self.places.suggest(parse(SuggestionSearch, asked)).model_dump(mode="json")

    @rpc
    def map_places(self, asked: Json) -> Json:
        """Where the places are that are asked for; see MapSearch and PlacesOnMap."""
        shown = self.places.on_map(parse(MapSearch, asked), self.workshops.held_at)
        return shown.model_dump(mode="json")

    def _lagged(self, event: Event) -> None:
        lag = datetime.now(UTC) - event.occurred_at
        metrics.INDEX_LAG.observe(lag.total_seconds())
