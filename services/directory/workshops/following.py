"""A place that is no longer shown: its workshops go where it went, or do not take place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.revision import Actor
from services.directory.erasure.erasure import blank
from services.directory.places.place import Place
from services.directory.places.refusals import PlaceNotFound
from services.directory.places.store import PlaceStore
from services.directory.workshops.store import WorkshopStore
from services.directory.workshops.workshop import Workshop

CASCADE = Actor(person_id="", role="operator", via="place.withdrawn")


@dataclass(frozen=True)
class Following:
    """Each workshop is one write, and none once it is done: again after a crash it is harmless."""

    places: PlaceStore
    workshops: WorkshopStore
    clock: Callable[[], datetime]

    def leave(self, place_id: str, replaced_by: str) -> int:
        """Those of a place that went; how many had not followed it yet.

        None of one whose merge was undone since: they came back, and stay.
        """
        kept = self._kept(replaced_by) if replaced_by else None
        standing = self.workshops.of_place(place_id)
        # Looked at after they were read: whoever shows it again does so before they come back.
        left = self.places.find_written(place_id)
        if replaced_by and not left.withdrawn:
            return 0
        for workshop in standing:
            self.workshops.save(self._after(workshop, left, kept))
        return len(standing)

    def _kept(self, place_id: str) -> Place | None:
        """Where a place went in the end; None when nowhere: that one was withdrawn since."""
        try:
            kept = self.places.find_kept(place_id)
        except PlaceNotFound:
            return None
        return None if kept.withdrawn else kept

    def _after(self, workshop: Workshop, left: Place, kept: Place | None) -> Workshop:
        if kept:
            return workshop.move(kept.snapshot(), CASCADE, self.clock())
        ended = blank if left.details is None else Workshop.cancel
        return ended(workshop, CASCADE, self.clock())
