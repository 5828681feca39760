"""Subscriptions in MongoDB, found by where and what a workshop is: no search reads them all."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, get_args

from pymongo.collection import Collection
from pymongo.database import Database

from services.notify.contract.subscriptions import Around, WithinKm
from services.notify.subscriptions.subscription import Subscription

Json = dict[str, Any]
EARTH_KM = 6371.0088
ALL_THEMES = ""
FORGOTTEN_AFTER = timedelta(days=7)  # when nobody confirms it


class SubscriptionStore:
    """The collection of subscriptions."""

    def __init__(self, database: Database[Json]) -> None:
        self._subscriptions: Collection[Json] = database["subscriptions"]

    def prepare(self) -> None:
        """Make the indexes; harmless when they are there."""
        self._subscriptions.create_index("person_id")
        self._subscriptions.create_index("forgotten_at", expireAfterSeconds=0)
        self._subscriptions.create_index(
            [("within_km", 1), ("wants", 1), ("centre", "2dsphere")],
            name="wanted",
            partialFilterExpression={"state": "active"},
        )

    def ask(self, asked: Subscription, now: datetime) -> str | None:
        """Keep it as waiting for its confirmation; None when it is active already.

        Answers what tells this asking from one before an end: when that end was, if there was one.
        """
        known = self._subscriptions.find_one({"_id": asked.subscription_id}) or {}
        if known.get("state") == "active":
            return None
        fields = {**_fields(asked), "state": "pending", "forgotten_at": now + FORGOTTEN_AFTER}
        waiting = {"_id": asked.subscription_id}
        self._subscriptions.update_one(waiting, {"$set": fields}, upsert=True)
        return str(known.get("ended_at", ""))

    def confirm(self, subscription_id: str, now: datetime) -> None:
        """Make it active; harmless when it is."""
        waiting = {"_id": subscription_id, "state": "pending"}
        change = {
            "$set": {"state": "active", "proof.confirmed_at": now},
            "$unset": {"forgotten_at": ""},
        }
        self._subscriptions.update_one(waiting, change)

    def end(self, subscription_id: str, now: datetime) -> None:
        """Nothing more is told for it; harmless when it has ended."""
        self._end({"_id": subscription_id}, now)

    def end_all(self, person_id: str, now: datetime) -> None:
        """End everything this person asked for."""
        self._end({"person_id": person_id}, now)

    def find(self, subscription_id: str) -> Subscription | None:
        """The subscription, in whatever state."""
        kept = self._subscriptions.find_one({"_id": subscription_id})
        return _subscription(kept) if kept else None

    def is_active(self, subscription_id: str) -> bool:
        """Whether it still wants to hear."""
        active = {"_id": subscription_id, "state": "active"}
        return self._subscriptions.find_one(active, {"_id": 1}) is not None

    def has_any(self, person_id: str) -> bool:
        """Whether this person wants to hear, or was asked whether they do."""
        living = {"person_id": person_id, "state": {"$in": ["pending", "active"]}}
        return self._subscriptions.find_one(living, {"_id": 1}) is not None

    def wanting(self, theme: str, point: tuple[float, float]) -> Iterable[Subscription]:
        """Each active one that wants this theme around this point (latitude, longitude).

        The radii are few, so each is a question of its own that the index answers.
        """
        found = self._subscriptions.find(wanted(theme, point))
        return (_subscription(kept) for kept in found)

    def _end(self, which: Json, now: datetime) -> None:
        change = {"$set": {"state": "ended", "ended_at": now}, "$unset": {"forgotten_at": ""}}
        self._subscriptions.update_many({**which, "state": {"$ne": "ended"}}, change)


def wanted(theme: str, point: tuple[float, float]) -> Json:
    """The question: for each radius that can be chosen, those whose centre is within it."""
    latitude, longitude = point
    return {
        "$or": [
            {
                "state": "active",
                "within_km": km,
                "wants": {"$in": [theme, ALL_THEMES]},
                "centre": {"$geoWithin": {"$centerSphere": [[longitude, latitude], km / EARTH_KM]}},
            }
            for km in get_args(WithinKm)
        ]
    }


def _fields(asked: Subscription) -> Json:
    around = asked.around
    centre = {"type": "Point", "coordinates": [around.longitude, around.latitude]}
    return {
        "person_id": asked.person_id,
        "channel": asked.channel,
        "themes": list(asked.themes),
        "wants": list(asked.themes) or [ALL_THEMES],
        "around": around.model_dump(),
        "centre": centre,
        "within_km": asked.within_km,
        "language": asked.language,
        "proof": dict(asked.proof),
    }


def _subscription(kept: Json) -> Subscription:
    return Subscription(
        subscription_id=kept["_id"],
        person_id=kept["person_id"],
        channel=kept["channel"],
        themes=tuple(kept["themes"]),
        around=Around.model_validate(kept["around"]),
        within_km=kept["within_km"],
        language=kept["language"],
        state=kept["state"],
        proof=kept["proof"],
    )
