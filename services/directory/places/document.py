"""A place as MongoDB keeps it.

``shape`` numbers this form; older ones are raised to it when read.
"""

from collections.abc import Callable
from typing import Any

from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import Command, Receipt
from services.directory.places.facts import Kept, Said
from services.directory.places.place import Place

Json = dict[str, Any]

SHAPE = 1
UPCASTERS: dict[int, Callable[[Json], Json]] = {}  # shape → how to raise a document to the next one


def fields_of(place: Place) -> Json:
    """Everything of the document but its id and its outbox."""
    return {
        "shape": SHAPE,
        "withdrawn": place.withdrawn,
        "details": place.details.model_dump(mode="json") if place.details else None,
        "professional": dict(place.professional),
        "keepers": list(place.keepers),
        "provenance": {n: {"by": s.by, "at": s.at} for n, s in place.provenance.items()},
        "territories": list(place.territories),
        "confirmed_at": place.confirmed_at,
        "receipts": [_receipt_document(kept) for kept in place.receipts],
    }


def place_from(document: Json) -> Place:
    """The place that a document of any shape tells of."""
    document = _raised(document)
    return Place(
        place_id=document["_id"],
        revision=document["revision"],
        details=PlaceDetails.model_validate(document["details"]),
        withdrawn=document["withdrawn"],
        professional=document["professional"],
        keepers=tuple(document["keepers"]),
        provenance={n: Said(said["by"], said["at"]) for n, said in document["provenance"].items()},
        territories=tuple(document["territories"]),
        confirmed_at=document["confirmed_at"],
        receipts=tuple(_receipt_from(kept) for kept in document["receipts"]),
    )


def _raised(document: Json) -> Json:
    while document["shape"] in UPCASTERS:
        document = UPCASTERS[document["shape"]](document)
    return document


def _receipt_document(kept: Kept) -> Json:
    return {
        "command": kept.command.model_dump(),
        "receipt": {**kept.receipt.model_dump(), "changed": list(kept.receipt.changed)},
    }


def _receipt_from(kept: Json) -> Kept:
    return Kept(Command.model_validate(kept["command"]), Receipt.model_validate(kept["receipt"]))
