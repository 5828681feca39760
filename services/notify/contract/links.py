"""What a link, once opened, allows its holder."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Role = Literal["editor", "prescriber", "referent", "region_admin", "operator"]
Purpose = Literal["edit", "reminder", "alerts_confirm", "alerts"]


class LinkClaims(BaseModel):
    """Whom the link was sent to (an opaque id), for what, as what, and until when.

    ``edit`` and ``reminder`` open a session, about ``place_ids`` or, for those who moderate, about
    ``territories``; the second also takes the answer « still right ». ``alerts_confirm`` and
    ``alerts`` are about a subscription.
    ``title`` is the name of the listing, for the page that shows the link.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    person_id: str
    purpose: Purpose = "edit"
    role: Role = "editor"
    place_ids: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    subscription_id: str = ""
    notification_id: str = ""
    title: str = ""
    expires_at: AwareDatetime
