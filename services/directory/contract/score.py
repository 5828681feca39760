"""How well a listing serves its readers, for the structure that keeps it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Question = Literal["where", "when", "what", "for_whom", "how_much", "how_to_reach"]
NextThing = Question | Literal["confirm", "nothing"]


class Score(BaseModel):
    """Each of 0 to 100, ``total`` half of one and half of the other.

    ``next_thing`` is the one thing that gains the most: to confirm, or to answer that question.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    freshness: int = Field(ge=0, le=100)
    completeness: int = Field(ge=0, le=100)
    total: int = Field(ge=0, le=100)
    next_thing: NextThing
