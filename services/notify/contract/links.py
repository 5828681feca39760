"""What a link, once opened, allows its holder."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Role = Literal["editor", "operator"]


class LinkClaims(BaseModel):
    """Whom the link was sent to (an opaque id), as what, for which places, and until when."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    person_id: str
    role: Role
    place_ids: tuple[str, ...]
    expires_at: AwareDatetime
