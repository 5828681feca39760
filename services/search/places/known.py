"""The places that search knows: a change is handled only when it is findable and announced."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.hours.opening import open_in_the_minute
from services.directory.contract.place import PlaceSnapshot
from services.search.announcing import Announcer, tell
from services.search.contract.answers import Widening
from services.search.contract.map import MapSearch, PlacesOnMap
from services.search.contract.search import PlaceSearch
from services.search.contract.suggestions import Suggestions, SuggestionSearch
from services.search.found import Page
from services.search.hit import Hit
from services.search.index import PlaceIndex
from services.search.placed import point_of
from services.search.places.settling import HeldAt, nowhere, settled
from services.search.suggesting import communes, places, services, typed_words
from services.search.widening import widenings, wider_searches
from services.wire.bus import Bus

PARIS = ZoneInfo("Europe/Paris")  # whose day it is when a listing's freshness ends

MOST_TYPED = 2_000  # beginnings of words, whose suggestions are kept: some 2 MB of JSON

Clock = Callable[[], datetime]


class KnownPlaces:
    """The index, and the word that goes out after each change of it."""

    def __init__(
        self, index: PlaceIndex, bus: Bus, now: Clock, gazetteer: Gazetteer | None = None
    ) -> None:
        self._index = index
        self._gazetteer = gazetteer
        self._lasting = lru_cache(MOST_TYPED)(self._lasting_suggestions)
        self._bus = bus
        self._now = now
        self._announcer = Announcer(self._make_findable_and_tell)

    def keep(self, place: PlaceSnapshot) -> None:
        """Return once the place is found as it is now, and this was announced."""
        self._index.put([place])
        self._announcer.announce(place.place_id)

    def forget(self, place_id: str, revision: int) -> None:
        """Return once the place is found no more, and this was announced."""
        self._index.drop(place_id, revision)
        self._announcer.announce(place_id)

    def find(self, search: PlaceSearch, held_at: HeldAt = nowhere) -> Page:
        """One page of what is asked, as the index promises it, with what is open now.

        ``held_at`` knows the places that have a workshop to come; asked only where that counts.
        """
        now = self._now()
        found = self._index.find(settled(search, now, held_at), now.astimezone(PARIS).date())
        if not found.total:
            return replace(found, wider=self._wider(search, now, held_at))
        return replace(found, places=tuple(_with_opening(hit, now) for hit in found.places))

    def suggest(self, asked: SuggestionSearch) -> Suggestions:
        """What may be meant by what is typed so far."""
        if not (words := typed_words(asked.q)):
            return Suggestions()
        lasting = Suggestions.model_validate_json(self._lasting(asked.q, asked.limit)).suggestions
        named = self._index.named(words, point_of(asked), asked.limit)
        return Suggestions(suggestions=(*lasting, *places(named)))

    def _lasting_suggestions(self, q: str, limit: int) -> bytes:
        """Communes and services: the same as long as this process lives. As JSON, which takes a
        fifth of the memory.
        """
        found = self._gazetteer.search(q, limit) if self._gazetteer else ()
        lasting = Suggestions(suggestions=(*communes(found), *services(q, limit)))
        return lasting.model_dump_json(exclude_defaults=True).encode()

    def on_map(self, asked: MapSearch, held_at: HeldAt = nowhere) -> PlacesOnMap:
        """Where the places are that a search finds."""
        now = self._now()
        search = settled(asked.search, now, held_at)
        today = now.astimezone(PARIS).date()
        return self._index.on_map(asked.model_copy(update={"search": search}), today)

    def _wider(self, search: PlaceSearch, now: datetime, held_at: HeldAt) -> tuple[Widening, ...]:
        wider = wider_searches(search)
        asked = [settled(each.search, now, held_at) for each in wider]
        return widenings(wider, self._index.counts(asked, now.astimezone(PARIS).date()))

    def _make_findable_and_tell(self, place_ids: frozenset[str]) -> None:
        self._index.make_findable()
        tell(self._bus, self._now(), place_ids)


def _with_opening(hit: Hit, now: datetime) -> Hit:
    return hit._replace(opening=open_in_the_minute(hit.timetable, now))
