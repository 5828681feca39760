"""The questions the gateway has for the services, with what they answer as models."""

from aiohttp import web

from services.gateway.asking_changes import Changes
from services.gateway.asking_corrections import Corrections
from services.gateway.asking_duplicates import Duplicates
from services.gateway.asking_imports import Imports
from services.gateway.asking_moderation import Moderation
from services.gateway.asking_notify import Notify
from services.gateway.asking_offers import Offers
from services.gateway.asking_places import Places
from services.gateway.asking_workshops import Workshops
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import FoundPlaces, PlaceSearch
from services.search.contract.suggestions import Suggestions, SuggestionSearch
from services.search.contract.workshops import FoundWorkshops, WorkshopSearch
from services.wire.caller import Caller


class Services:
    """Typed questions over any caller. Each raises the service's refusals, and Unavailable."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self.places = Places(caller)
        self.changes = Changes(caller)
        self.offers = Offers(caller)
        self.workshops = Workshops(caller)
        self.corrections = Corrections(caller)
        self.duplicates = Duplicates(caller)
        self.moderation = Moderation(caller)
        self.imports = Imports(caller)
        self.notify = Notify(caller)

    def are_reachable(self) -> bool:
        """Whether a question could be sent now."""
        return self._caller.is_ready()

    async def find_places(self, search: PlaceSearch) -> FoundPlaces:
        """One page of what was found."""
        asked = search.model_dump(mode="json", exclude_defaults=True)
        return FoundPlaces.model_validate(
            await self._caller.call("search", "find_places", search=asked)
        )

    async def find_places_written(self, search: PlaceSearch) -> bytes:
        """The same as JSON, for whoever hands it on: reading twenty places costs more than all
        else in an answer.
        """
        asked = search.model_dump(mode="json", exclude_defaults=True)
        return await self._caller.written("search", "find_places", search=asked)

    async def map_places(self, asked: MapSearch) -> PlacesOnMap:
        """Where the places are that are found."""
        given = asked.model_dump(mode="json", exclude_defaults=True)
        answer = await self._caller.call("search", "map_places", asked=given)
        return PlacesOnMap.model_validate(answer)

    async def find_workshops(self, search: WorkshopSearch) -> FoundWorkshops:
        """One page of the workshops to come."""
        asked = search.model_dump(mode="json", exclude_defaults=True)
        return FoundWorkshops.model_validate(
            await self._caller.call("search", "find_workshops", search=asked)
        )

    async def suggest(self, asked: SuggestionSearch) -> Suggestions:
        """What may be meant by what is typed so far."""
        given = asked.model_dump(mode="json", exclude_defaults=True)
        return Suggestions.model_validate(await self._caller.call("search", "suggest", asked=given))


SERVICES = web.AppKey("services", Services)
