"""The log of changes in MongoDB: each event once, numbered without a gap.

The relay alone appends. It holds a lease, which a stalled process may outlive, so nothing here
rests on it: the number is the line's ``_id``, and a line is only written after the one before it
was committed by a majority. Of two relays one meets a number that is taken, and looks again.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import takewhile
from typing import Any

from pydantic import ValidationError
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError
from pymongo.read_concern import ReadConcern

from services.directory.changes.change import told_by
from services.directory.changes.forgotten import Taken, lines_of, until
from services.directory.contract.changes import Change
from services.wire.bus import Message
from services.wire.saving import DUPLICATE_KEY

_log = logging.getLogger(__name__)

Json = dict[str, Any]
CONTENT = ("place", "workshop", "changed")
SWEPT_AT_ONCE = 1000


class ChangeLog:
    """See relay.Journal. What is read is committed by a majority: no line that was read is undone,
    and its number never given to another.
    """

    def __init__(self, database: Database[Json], clock: Callable[[], datetime]) -> None:
        majority = ReadConcern("majority")
        self._log: Collection[Json] = database.get_collection("change_log", read_concern=majority)
        self._forgotten: Collection[Json] = database["change_log_forgotten"]
        self._clock = clock

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._log.create_index("event_id", unique=True)
        self._log.create_index([("place_id", 1), ("at", 1)])

    def append(self, messages: Sequence[Message]) -> None:
        """Keep what the public may hear of them, once however often it is appended."""
        lines = [line for message in messages if (line := self._line(message))]
        waiting = lines
        while waiting and not self._number(waiting):
            waiting = self._unknown(waiting)
        if lines:
            self._forget_again([line["place_id"] for line in lines])

    def latest(self) -> int:
        """The number of the newest line; 0 before the first."""
        newest = self._log.find_one({}, {"_id": 1}, sort=[("_id", -1)])
        return int(newest["_id"]) if newest else 0

    def after(self, since: int, limit: int) -> list[Change]:
        """Up to so many of the lines that follow this number, in order."""
        found = self._log.find({"_id": {"$gt": since}}).sort("_id", 1).limit(limit)
        return [Change.model_validate({**line, "seq": line["_id"]}) for line in found]

    def forget(self, place_id: str, before: datetime) -> None:
        """Erase what the log says of a place and its workshops as they were until then, even what
        the relay has yet to append. The lines stay, as withdrawals that say why.
        """
        self._forgotten.update_one(
            {"_id": place_id}, {"$max": {"before": before, "asked_at": self._clock()}}, upsert=True
        )
        self._erase(until(place_id, before))

    def forget_taken(self, taken: Taken) -> None:
        """As ``forget`` does, of a place while it stood for another one: its own lines since then
        say what it is.
        """
        key = f"{taken.place_id}/{taken.first}"
        kept = {**asdict(taken), "workshops": list(taken.workshops), "asked_at": self._clock()}
        self._forgotten.update_one({"_id": key}, {"$set": kept}, upsert=True)
        self._erase(taken.lines)

    def sweep(self, before: datetime, most: int) -> int:
        """Drop lines that were kept before then, and all but the newest so many; answers how many.

        The newest always stays: the next number rests on it.
        """
        keep_from, swept = max(1, self.latest() - max(most, 1) + 1), 0
        while old := self._oldest(before, keep_from):
            swept += self._log.delete_many({"_id": {"$lte": old[-1]}}).deleted_count
        self._forgotten.delete_many({"asked_at": {"$lt": before}})
        return swept

    def _line(self, message: Message) -> Json | None:
        """None for what is not for the public, and for what this version cannot read: were it not
        left out, nothing at all would be told any more.
        """
        try:
            told = told_by(message.type, message.body)
        except ValidationError:
            extra = {"event_id": message.event_id, "type": message.type}
            _log.error("left out of the log: it cannot be read", extra=extra)
            return None
        if told is None:
            return None
        kept = told.model_dump(mode="json", exclude_defaults=True)
        event_id = message.event_id
        return {**kept, "at": told.at, "event_id": event_id, "kept_at": self._clock()}

    def _number(self, lines: Sequence[Json]) -> bool:
        """Whether all of them were kept; if not, the first ones may have been."""
        first = self.latest() + 1
        numbered = [{"_id": number, **line} for number, line in enumerate(lines, first)]
        try:
            self._log.insert_many(numbered)  # in order: it stops at the first that cannot be
        except BulkWriteError as error:
            if {problem["code"] for problem in error.details["writeErrors"]} != {DUPLICATE_KEY}:
                raise
            return False
        return True

    def _unknown(self, lines: Sequence[Json]) -> list[Json]:
        asked = {"event_id": {"$in": [line["event_id"] for line in lines]}}
        known = {line["event_id"] for line in self._log.find(asked, {"event_id": 1})}
        return [line for line in lines if line["event_id"] not in known]

    def _forget_again(self, place_ids: Sequence[str]) -> None:
        """After the write, so that whoever forgets meanwhile sees either it or what they said."""
        theirs = {"$in": list(place_ids)}
        for kept in self._forgotten.find({"$or": [{"_id": theirs}, {"place_id": theirs}]}):
            self._erase(lines_of(kept))

    def _erase(self, lines: Json) -> None:
        for said, left in (
            ("place.published", "place.withdrawn"),
            ("workshop.published", "workshop.cancelled"),
        ):
            self._log.update_many(
                {**lines, "type": said},
                {
                    "$set": {"type": left, "why": "forgotten"},
                    "$unset": dict.fromkeys(CONTENT, ""),
                },
            )

    def _oldest(self, before: datetime, keep_from: int) -> list[int]:
        """Those of the oldest lines that are to be dropped, in order."""
        but_the_newest = {"_id": {"$lt": self.latest()}}
        found = self._log.find(but_the_newest, {"kept_at": 1}).sort("_id", 1).limit(SWEPT_AT_ONCE)
        old = takewhile(lambda line: line["kept_at"] < before or line["_id"] < keep_from, found)
        return [int(line["_id"]) for line in old]
