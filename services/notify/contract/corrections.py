"""Being told what became of a correction that one has proposed."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.notify.contract.subscriptions import Channel


class ProposerContact(BaseModel):
    """How the proposer is told, once. ``address`` is a telephone number or an e-mail, as it was
    typed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    channel: Channel
    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]


class ProposerWish(ProposerContact):
    """``follow_up`` ends the address of the page where they follow it; it opens that page to
    anybody, so notify keeps it sealed.
    """

    follow_up: str = Field(min_length=1, max_length=100)
