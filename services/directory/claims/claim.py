"""A claim of a listing: to which published contact it goes, and when it is told. Pure."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from services.directory.contract.events import PlaceClaimRequested
from services.directory.places.contacts import email_of, mobile_of
from services.directory.places.facts import Claim
from services.directory.places.place import Place
from services.directory.places.telling import note
from services.wire.errors import Invalid, Reason
from services.wire.outbox import entry
from services.wire.saving import Telling

TOLD_AGAIN_AFTER = timedelta(minutes=10)  # anybody may claim: the structure must not be flooded
CONTACTS = {"sms": mobile_of, "email": email_of}


class ClaimRequest(BaseModel):
    """By which of the published contacts the edit link shall go."""

    model_config = ConfigDict(frozen=True)

    channel: Literal["sms", "email"]


class ContactNotPublished(Invalid):
    """The listing publishes nothing by which the structure could be reached so."""

    def __init__(self) -> None:
        nothing = Reason(field="channel", message="the listing publishes no such contact")
        super().__init__("contact_not_published", "Choose another way.", [nothing])


def answered(place: Place, channel: str, key: str, now: datetime) -> Claim | None:
    """The claim that answers this one too: the same command's, or one of the last minutes."""
    known = place.claims.get(channel)
    if known and (known.key == key or known.at > now - TOLD_AGAIN_AFTER):
        return known
    return None


def claimed(place: Place, asked: ClaimRequest, key: str, now: datetime) -> Claim:
    """A claim that is sent now. Raises PlaceNotFound and ContactNotPublished."""
    if not (contact := CONTACTS[asked.channel](place.snapshot())):
        raise ContactNotPublished()
    return Claim(key=key, sent_to=contact, at=now)


def telling(place: Place, asked: ClaimRequest, claim: Claim) -> Telling:
    """Of two that come together, the mark lets one be told."""
    event = PlaceClaimRequested(occurred_at=claim.at, place=place.snapshot(), channel=asked.channel)
    mark = f"claims.{asked.channel}"
    name = f"claim/{asked.channel}/{claim.at.isoformat()}"
    line = note(place, name, "claim_requested", claim.at)
    return Telling(
        document_id=place.place_id,
        read_revision=place.revision,
        marks={mark: asdict(claim)},
        unless={f"{mark}.at": {"$gt": claim.at - TOLD_AGAIN_AFTER}},
        entries=[entry(event, line, about=asked.channel)],
    )
