"""A place as MongoDB keeps it.

``shape`` numbers this form; older ones are raised to it when read, and at the start of the service.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from services.directory import receipts
from services.directory.contract.offers import offer_ids_of
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Receipt
from services.directory.places.department import department_of
from services.directory.places.facts import Claim, Said
from services.directory.places.place import Place
from services.directory.places.trusted import USUAL_DAYS

Json = dict[str, Any]


def fields_of(place: Place) -> Json:
    """Everything of the document but its id, its outbox, and the marks of what was told:
    ``asked_for``, ``asked_at``, ``claims`` and ``vanished_at``, so that a save never undoes them.

    ``department``, ``ask_at`` and ``offers`` say what the rest says already; an index needs them.
    """
    return {
        "shape": SHAPE,
        "withdrawn": place.withdrawn,
        "replaced_by": place.replaced_by,
        "replaces": list(place.replaces),
        "details": place.details.model_dump(mode="json") if place.details else None,
        "professional": dict(place.professional),
        "keepers": list(place.keepers),
        "provenance": {n: {"by": s.by, "at": s.at} for n, s in place.provenance.items()},
        "fingerprint": place.fingerprint,
        "territories": list(place.territories),
        "department": department_of(place.details),
        "confirmed_at": place.confirmed_at,
        "due_at": place.due_at,
        "ask_at": place.ask_at,
        "offers": offers_to_find(place),
        "unverified_since": place.unverified_since,
        "suspended": place.suspended,
        "period_days": place.period_days,
        "default_days": place.default_days,
        "receipts": receipts.to_documents(place.receipts),
    }


def offers_to_find(place: Place) -> list[str]:
    """The ids of what it offers; none of a place that nobody is to be sent to."""
    if place.details is None or place.withdrawn or place.suspended:
        return []
    return list(offer_ids_of(place.place_id, place.details.services))


def place_from(document: Json) -> Place:
    """The place that a document of any shape tells of."""
    document = raised(document)
    return Place(
        place_id=document["_id"],
        revision=document["revision"],
        details=_details_from(document["details"]),
        withdrawn=document["withdrawn"],
        replaced_by=document.get("replaced_by", ""),  # before places were merged there was none
        replaces=tuple(document.get("replaces", ())),
        professional=document["professional"],
        keepers=tuple(document["keepers"]),
        provenance={n: Said(said["by"], said["at"]) for n, said in document["provenance"].items()},
        fingerprint=document.get("fingerprint", ""),
        vanished_at=document.get("vanished_at"),
        territories=tuple(document["territories"]),
        confirmed_at=document["confirmed_at"],
        due_at=document["due_at"],
        asked_for=document.get("asked_for"),
        asked_at=_asked_at(document),
        unverified_since=document["unverified_since"],
        suspended=document["suspended"],
        period_days=document["period_days"],
        default_days=document["default_days"],
        claims={channel: Claim(**kept) for channel, kept in document.get("claims", {}).items()},
        receipts=receipts.from_documents(document["receipts"], Receipt.model_validate),
    )


def _details_from(kept: Json | None) -> PlaceDetails | None:
    """None of an erased place."""
    return None if kept is None else PlaceDetails.model_validate(kept)


def raised(document: Json) -> Json:
    """A document of any shape in today's; of some fields only, those."""
    while document["shape"] in UPCASTERS:
        document = UPCASTERS[document["shape"]](document)
    return document


def _without_due_date(document: Json) -> Json:
    """Of the first shape: it gets its due date when it is saved, or when all are raised."""
    return {"due_at": None, **document, "shape": 2}


def _always_trusted_for_the_usual_time(document: Json) -> Json:
    """Of the second shape: nothing was suspended, and there was one period for all."""
    known = {"unverified_since": None, "suspended": False, "period_days": None}
    return {**known, "default_days": USUAL_DAYS, **document, "shape": 3}


def _asked_at(document: Json) -> tuple[datetime, ...]:
    """A place asked before there was a ladder remembers only the due date: it climbed one rung.

    No upcaster can say so: a save of the new shape does not write it, see ``fields_of``.
    """
    asked_for = document.get("asked_for")
    return tuple(document.get("asked_at") or filter(None, [asked_for]))


SHAPE = 3
UPCASTERS: dict[int, Callable[[Json], Json]] = {
    1: _without_due_date,
    2: _always_trusted_for_the_usual_time,
}
