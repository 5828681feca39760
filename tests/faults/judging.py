"""What must be true at the end, whatever died: every acknowledged change is kept, told and found,
once.
"""

from collections import Counter
from typing import Any

import httpx
from pymongo import MongoClient
from pymongo.database import Database

from tests.contract.buses import eventually
from tests.faults.load import Acknowledged, Witness

PAGE = 100


class Verdict:
    """Reads what the product kept, and what it shows."""

    def __init__(self, url: str, mongo_url: str) -> None:
        self._url = url
        self._client: MongoClient[dict[str, Any]] = MongoClient(mongo_url)
        self._directory: Database[dict[str, Any]] = self._client["directory"]

    def __enter__(self) -> "Verdict":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def undispatched(self) -> int:
        """Entries that wait in an outbox."""
        waiting = {"outbox.event_id": {"$gt": ""}}
        return self._directory["places"].count_documents(waiting)

    def lost(self, acknowledged: list[Acknowledged]) -> dict[str, int]:
        """How many acknowledged changes are missing, from each place where they must be."""
        kept = {doc["_id"]: doc for doc in self._directory["places"].find({}, {"details": 1})}
        history = {line["_id"]: line for line in self._directory["place_history"].find()}
        found, followed = self.found(), set(self._followed())
        missing: Counter[str] = Counter()
        for change in acknowledged:
            text = f"essai {change.marker}"
            line = history.get(f"{change.place_id}/{change.revision}", {"after": {}})
            missing["mongodb"] += kept[change.place_id]["details"]["presentation_resume"] != text
            missing["history"] += line["after"].get("presentation_resume") != text
            missing["index"] += found.get(change.place_id) != text
            missing["log of changes"] += text not in followed
        return dict(missing)

    def doubled(self, acknowledged: list[Acknowledged]) -> int:
        """How many changes stand in the history, or in the log, more than once."""
        history = self._directory["place_history"].find({}, {"after": 1})
        seen = Counter(line["after"].get("presentation_resume") for line in history)
        followed = Counter(self._followed())
        texts = [f"essai {change.marker}" for change in acknowledged]
        return sum(seen[text] > 1 or followed[text] > 1 for text in texts)

    def gaps(self) -> int:
        """How many numbers are missing in the log of changes."""
        numbers = [line["_id"] for line in self._directory["change_log"].find({}, {"_id": 1})]
        return max(numbers, default=0) - len(numbers)

    def _followed(self) -> list[str]:
        """What a partner who follows the changes has read of each place, each time."""
        lines = self._directory["change_log"].find({"type": "place.published"}, {"place": 1})
        return [line["place"].get("presentation_resume", "") for line in lines]

    def found(self) -> dict[str, str]:
        """What the index shows of each place, page by page."""
        texts: dict[str, str] = {}
        query: dict[str, str] = {"limit": str(PAGE)}
        with httpx.Client(base_url=self._url, timeout=30) as http:
            while True:
                page = eventually(lambda: _page(http, query), within_s=60)
                for each in page["places"]:
                    texts[each["place"]["place_id"]] = each["place"]["presentation_resume"]
                if page["next_cursor"] is None:
                    return texts
                query["cursor"] = page["next_cursor"]


def _page(http: httpx.Client, query: dict[str, str]) -> Any:
    """A page of the list; None while search is still coming back."""
    answer = http.get("/api/v1/places", params=query)
    return answer.json() if answer.status_code == 200 else None


def told(witness: Witness) -> str:
    """The counts, for whoever reads the run."""
    return (
        f"{len(witness.acknowledged)} changes acknowledged; writes {dict(witness.writes)}; "
        f"reads {dict(witness.reads)}; slowest read {witness.slowest_s:.1f} s; "
        f"faults {witness.faults[:5]}"
    )
