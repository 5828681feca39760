"""What waits for a referent in their territory, and for editors at their listings."""

from typing import Any
from zoneinfo import ZoneInfo

from services.directory.contract.desk import Desk, KeptPlace, KeptPlaces
from services.directory.contract.revision import Actor
from services.directory.corrections.doors import CorrectionDoors
from services.directory.freshness.score import score
from services.directory.places.place import Place
from services.directory.providers import TerritoryNamesProvider
from services.directory.rights import must_be_allowed
from services.directory.tasks.doors import TaskDoors
from services.directory.territories.naming import TerritoryNames
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
PARIS = ZoneInfo("Europe/Paris")
SHOWN_AT_ONCE = 50


class DeskDoors(TaskDoors, CorrectionDoors):
    """The calls of those who begin a day's work: one question for all that waits."""

    names: TerritoryNames = TerritoryNamesProvider()

    @rpc
    def show_desk(self, territory: str | None, actor: Json) -> Json:
        """What waits in this territory or, with None, in the first that they look after; see Desk.

        An operator looks after all, so may choose where something waits.
        """
        by = parse(Actor, actor)
        mine = by.territories or self._where_something_waits(by)
        chosen = territory or next(iter(mine), "")
        named = self.names.of({*mine, *filter(None, [chosen])})
        desk = Desk(territory=chosen, territories=named)
        filled = self._filled(desk, actor) if chosen else desk
        return filled.model_dump(mode="json")

    @rpc
    def show_kept_place(self, place_id: str, actor: Json) -> Json:
        """A listing for who may change it; see KeptPlace."""
        place = self.places.find(place_id)
        must_be_allowed(parse(Actor, actor), "edit", place.subject)
        return self._kept_place(place).model_dump(mode="json")

    @rpc
    def list_kept_places(self, actor: Json) -> Json:
        """Those that their link names, but for withdrawn ones; see KeptPlaces."""
        place_ids = parse(Actor, actor).place_ids[:SHOWN_AT_ONCE]
        found = self.places.find_many(place_ids)
        shown = [found[each] for each in place_ids if each in found and not found[each].withdrawn]
        return KeptPlaces(places=tuple(map(self._kept_place, shown))).model_dump(mode="json")

    def _filled(self, desk: Desk, actor: Json) -> Desk:
        """Raises Forbidden for a territory that is not theirs."""
        tasks = self.list_tasks(desk.territory, actor, None, SHOWN_AT_ONCE)
        corrections = self.list_corrections(desk.territory, actor, None, SHOWN_AT_ONCE)
        found = {"tasks": tasks["tasks"], "corrections": corrections["corrections"]}
        has_more = bool(tasks["next_after"] or corrections["next_after"])
        return Desk.model_validate({**dict(desk), **found, "has_more": has_more})

    def _where_something_waits(self, by: Actor) -> tuple[str, ...]:
        if by.role != "operator":
            return ()
        waiting = self.tasks.territories_with_any() | self.corrections.territories_with_any()
        return tuple(sorted(code for code in waiting if ":" in code))

    def _kept_place(self, place: Place) -> KeptPlace:
        snapshot = place.snapshot()
        return KeptPlace(
            place=snapshot,
            score=score(snapshot, self.clock().astimezone(PARIS).date()),
            corrections=self.corrections.count_waiting(place.place_id),
        )
