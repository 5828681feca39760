"""Workshop alerts: what a resident asks for, and what is shown of it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from services.directory.contract.vocabulary import Service

Channel = Literal["sms", "email"]
WithinKm = Literal[2, 5, 10, 20, 50]
State = Literal["pending", "active", "ended"]

_EachOnce = AfterValidator(lambda values: tuple(dict.fromkeys(values)))


class Around(BaseModel):
    """The middle of a circle, in WGS84 degrees, and what people call it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    code_postal: str = Field("", max_length=10)
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class AlertRequest(BaseModel):
    """Tell me of workshops: on which themes (none: all), around where, how.

    ``address`` is a telephone number or an e-mail, as it was typed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    channel: Channel
    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254)]
    themes: Annotated[tuple[Service, ...], _EachOnce] = ()
    around: Around
    within_km: WithinKm = 10
    language: Literal["fr"] = "fr"


class Consent(BaseModel):
    """Where it was given, and which wording was read.

    ``network`` is the caller's, truncated, for the proof; ``asked_from`` is the caller's address as
    a keyed hash, which only serves to count.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    page: str = Field(max_length=100)
    wording: str = Field(max_length=50)
    network: str = Field(max_length=60)
    asked_from: str = Field(max_length=64)


class ShownSubscription(BaseModel):
    """A subscription as the holder of its link sees it; ``address`` is masked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    state: State
    channel: Channel
    address: str
    themes: tuple[str, ...]
    around: Around
    within_km: int
