"""A workshop as MongoDB keeps it."""

from typing import Any

from services.directory import receipts
from services.directory.contract.workshop import WorkshopDetails, WorkshopReceipt
from services.directory.workshops.workshop import Workshop

Json = dict[str, Any]


def fields_of(workshop: Workshop) -> Json:
    """Everything of the document but its id and its outbox."""
    details = workshop.details.model_dump() if workshop.details else {}
    return {
        "details": {**details, "publics": list(details.get("publics", ()))},
        "cancelled": workshop.cancelled,
        "receipts": receipts.to_documents(workshop.receipts),
    }


def workshop_from(document: Json) -> Workshop:
    """The workshop that a document tells of; those of before version 0.2 have no receipts."""
    kept = document.get("receipts", [])
    return Workshop(
        workshop_id=document["_id"],
        details=WorkshopDetails.model_validate(document["details"]),
        revision=document["revision"],
        cancelled=document["cancelled"],
        receipts=receipts.from_documents(kept, WorkshopReceipt.model_validate),
    )
