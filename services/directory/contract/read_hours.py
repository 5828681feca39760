"""What was read of hours that somebody wrote."""

from pydantic import BaseModel, ConfigDict


class HoursAsRead(BaseModel):
    """``horaires`` in OSM's form, empty where the text stays a text; ``why`` then says the reason,
    in stable words.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    horaires: str
    hours_text: str = ""
    why: str = ""
