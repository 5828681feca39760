"""The questions the gateway has for the services, with what they answer as models."""

from typing import Any

from aiohttp import web

from services.directory.contract.revision import Actor, Command, PlaceChanges, Receipt
from services.directory.contract.shown import ShownPlace
from services.notify.contract.links import LinkClaims
from services.search.contract.search import FoundPlaces, PlaceSearch
from services.wire.caller import Caller


class Services:
    """Typed questions over any caller. Each raises the service's refusals, and Unavailable."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def are_reachable(self) -> bool:
        """Whether a question could be sent now."""
        return self._caller.is_ready()

    async def find_places(self, search: PlaceSearch) -> FoundPlaces:
        """One page of what was found."""
        asked = search.model_dump(mode="json")
        return FoundPlaces.model_validate(
            await self._caller.call("search", "find_places", search=asked)
        )

    async def show_place(self, place_id: str) -> ShownPlace:
        """One place and its upcoming workshops."""
        shown = await self._caller.call("directory", "show_place", place_id=place_id)
        return ShownPlace.model_validate(shown)

    async def revise_place(
        self, place_id: str, changes: PlaceChanges, revision: int, actor: Actor, command: Command
    ) -> Receipt:
        """Change some fields of a place."""
        given = changes.model_dump(mode="json", exclude_unset=True)
        return await self._command(
            "revise_place", place_id, revision, actor, command, changes=given
        )

    async def withdraw_place(
        self, place_id: str, revision: int, actor: Actor, command: Command
    ) -> Receipt:
        """Stop showing a place."""
        return await self._command("withdraw_place", place_id, revision, actor, command)

    async def open_link(self, token: str) -> LinkClaims:
        """What a link allows."""
        return LinkClaims.model_validate(
            await self._caller.call("notify", "open_link", token=token)
        )

    async def _command(
        self, method: str, place_id: str, revision: int, actor: Actor, command: Command, **more: Any
    ) -> Receipt:
        receipt = await self._caller.call(
            "directory",
            method,
            place_id=place_id,
            revision=revision,
            actor=actor.model_dump(mode="json"),
            command=command.model_dump(mode="json"),
            **more,
        )
        return Receipt.model_validate(receipt)


SERVICES = web.AppKey("services", Services)
