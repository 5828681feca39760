"""The questions the gateway has for the services, with what they answer as models."""

from aiohttp import web

from services.gateway.asking_notify import Notify
from services.gateway.asking_places import Places
from services.gateway.asking_workshops import Workshops
from services.search.contract.search import FoundPlaces, PlaceSearch
from services.wire.caller import Caller


class Services:
    """Typed questions over any caller. Each raises the service's refusals, and Unavailable."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self.places = Places(caller)
        self.workshops = Workshops(caller)
        self.notify = Notify(caller)

    def are_reachable(self) -> bool:
        """Whether a question could be sent now."""
        return self._caller.is_ready()

    async def find_places(self, search: PlaceSearch) -> FoundPlaces:
        """One page of what was found."""
        asked = search.model_dump(mode="json")
        return FoundPlaces.model_validate(
            await self._caller.call("search", "find_places", search=asked)
        )


SERVICES = web.AppKey("services", Services)
