"""What a stretch of all places tells of each: pure.

The details of a document are JSON, and were read when they were written. To read them again only to
write them again would be most of the time in which search is filled.
"""

from collections.abc import Container
from datetime import date
from typing import Any

from services.directory.places.document import raised
from services.directory.places.trusted import Trusted

Json = dict[str, Any]

UNTOLD = ("outbox", "provenance", "receipts")
"""Half of a document, of which nothing is told here."""


def listed(kept: Json, merged_away: Container[str]) -> Json:
    """A document without what is UNTOLD as a ListedPlace; dates as Python has them."""
    document = raised(kept)
    told = {"place_id": document["_id"], "revision": document["revision"]}
    is_gone = document["withdrawn"] or document["_id"] in merged_away
    return {**told, "place": None if is_gone else {**document["details"], **told, **_now(document)}}


def _now(document: Json) -> Json:
    """What a snapshot has beside its details."""
    since, details = document["unverified_since"], document["details"]
    trusted = Trusted(
        confirmed_at=document["confirmed_at"],
        period_days=document["period_days"],
        default_days=document["default_days"],
    )
    updated = details["date_maj"]
    return {
        "confirmed_at": document["confirmed_at"],
        "fresh_until": trusted.fresh_until(updated and date.fromisoformat(updated)),
        "unverified_since": since and since.date(),
        "suspended": document["suspended"],
        "territories": document["territories"],
    }
