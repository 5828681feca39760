"""What a link, once opened, allows its holder."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Role = Literal["editor", "operator"]
Purpose = Literal["edit", "reminder", "alerts_confirm", "alerts"]


class LinkClaims(BaseModel):
    """Whom the link was sent to (an opaque id), for what, as what, and until when.

    ``edit`` and ``reminder`` are about ``place_ids``: the first opens a session, the second also
    takes the answer « still right ». ``alerts_confirm`` and ``alerts`` are about a subscription.
    ``title`` is the name of the listing, for the page that shows the link.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    person_id: str
    purpose: Purpose = "edit"
    role: Role = "editor"
    place_ids: tuple[str, ...] = ()
    subscription_id: str = ""
    notification_id: str = ""
    title: str = ""
    expires_at: AwareDatetime
