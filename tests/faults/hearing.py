"""What people were told, judged at the end: nothing lost, nothing twice, nothing after a STOP."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo import MongoClient

from tests.faults.sink import Sink
from tests.faults.voices import PLACES, RESIDENTS, WORKSHOPS, Heard

Json = dict[str, Any]
UNFINISHED = ("queued", "scheduled", "submitting", "retry_wait", "unknown")


@dataclass(frozen=True)
class Judged:
    """The counts. ``doubtful`` may have been sent twice, and say so themselves; ``taken_back`` were
    not sent, for a STOP came first.
    """

    reminders: int
    alerts: int
    forgotten: list[str]
    lost: list[str]
    doubled: list[str]
    doubtful: int
    taken_back: int
    confirmed_once: int
    confirmed_wrongly: list[str]
    after_stop: list[str]


PLANNED = {"kind": {"$in": ["freshness_reminder", "workshop_alert"]}}


def on_their_way(mongo: MongoClient[Json]) -> int:
    """How many notifications are still to leave."""
    return mongo["notify"]["notifications"].count_documents({"state": {"$in": list(UNFINISHED)}})


def all_is_told(mongo: MongoClient[Json]) -> bool:
    """Whether everybody was told, and nobody's answer waits to be carried on."""
    untold = mongo["notify"]["replies"].count_documents({"outbox.event_id": {"$gt": ""}})
    return not untold and not on_their_way(mongo) and not forgotten(mongo)


def forgotten(mongo: MongoClient[Json]) -> list[str]:
    """Places that were not asked once, and residents that still want to hear but miss an alert, or
    were told of one workshop twice under different names.
    """
    notify, directory = mongo["notify"], mongo["directory"]
    told = Counter(
        each["about"]["place_id"] if each["kind"] == "freshness_reminder" else _resident(each)
        for each in notify["notifications"].find(PLANNED)
    )
    wanting = [kept["_id"] for kept in notify["subscriptions"].find({"state": "active"})]
    asked = [kept["_id"] for kept in directory["places"].find({}, {"_id": 1})]
    missing = [each for each in wanting if told[each] != WORKSHOPS]
    return missing + [each for each in asked if told[each] != 1]


def _resident(alert: Json) -> str:
    return str(alert["about"]["subscription_id"])


def judge(mongo: MongoClient[Json], sink: Sink, heard: Heard) -> Judged:
    """Compares what was planned, what arrived, and what was acknowledged."""
    planned = list(mongo["notify"]["notifications"].find(PLANNED))
    inbox = {kept["_id"]: kept for kept in mongo["notify"]["sandbox"].find()}
    arrived = Counter(inbox.keys()) + sink.taken
    ended = {kept["_id"] for kept in mongo["notify"]["subscriptions"].find({"state": "ended"})}
    taken_back = [
        each
        for each in planned
        if each["state"] in ("suppressed", "cancelled") and _resident(each) in ended
    ]
    expected = [each for each in planned if each not in taken_back]
    confirmed = confirmations(mongo)
    return Judged(
        reminders=sum(each["kind"] == "freshness_reminder" for each in planned),
        alerts=sum(each["kind"] == "workshop_alert" for each in planned),
        forgotten=forgotten(mongo),
        lost=[each["_id"] for each in expected if not arrived[each["_id"]]],
        doubled=[
            each["_id"]
            for each in planned
            if arrived[each["_id"]] > 1 and not each.get("may_be_double")
        ],
        doubtful=sum(bool(each.get("may_be_double")) for each in planned),
        taken_back=len(taken_back),
        confirmed_once=sum(confirmed[place] == 1 for place in heard.confirmed),
        confirmed_wrongly=sorted(set(confirmed) - heard.confirmed),
        after_stop=_after_stop(inbox, {each["_id"] for each in planned}, heard.stopped),
    )


def confirmations(mongo: MongoClient[Json]) -> Counter[str]:
    """How often each place stands in the history as confirmed."""
    directory = mongo["directory"]
    names = {kept["_id"]: kept["details"]["id"] for kept in directory["places"].find()}
    found = directory["place_history"].find({"what": "confirmed"})
    return Counter(names[line["place_id"]] for line in found)


def _after_stop(
    inbox: dict[str, Json], planned: set[str], stopped: dict[str, datetime]
) -> list[str]:
    """Reminders and alerts that left after the STOP of who got them was acknowledged."""
    return [
        reference
        for reference, message in inbox.items()
        if reference in planned
        and message["recipient"] in stopped
        and message["at"] > stopped[message["recipient"]]
    ]


def nothing_is_wrong(judged: Judged, heard: Heard) -> None:
    """The promises."""
    assert judged.reminders == PLACES
    assert judged.alerts >= (RESIDENTS - len(heard.stopped)) * WORKSHOPS
    assert judged.forgotten == []
    assert judged.lost == []
    assert judged.doubled == []
    assert judged.after_stop == []
    assert judged.confirmed_once == len(heard.confirmed) > 0
    assert judged.confirmed_wrongly == []
    assert len(heard.stopped) > 0
