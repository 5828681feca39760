"""What holds on certain days against the usual hours: a closure, or other hours."""

from datetime import date
from itertools import pairwise
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.directory.contract.texts import Line

LONGEST_DAYS = 366
_SPAN = r"([01]\d|2[0-3]):[0-5]\d-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)"
TIMES = rf"^({_SPAN}(,{_SPAN})*)?$"


class ExceptionalHours(BaseModel):
    """From a day to a day, both included: only these hours, by the clock of the place.

    ``hours`` is as in ``10:00-12:00,14:00-16:00``; empty means closed. ``note`` says why.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    first: date = Field(examples=["2026-12-24"])
    last: date = Field(examples=["2027-01-02"])
    hours: str = Field("", examples=["10:00-12:00"])
    note: str = ""


class ExceptionalHoursDraft(ExceptionalHours):
    """As somebody may say them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    hours: str = Field("", pattern=TIMES, max_length=100, examples=["10:00-12:00"])
    note: Line = Field("", examples=["Congés de fin d'année"])

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if not 0 <= (self.last - self.first).days < LONGEST_DAYS:
            raise ValueError("it ends on the day it begins or after, within a year")
        spans = [span.split("-") for span in self.hours.split(",") if span]
        ends = [moment for span in spans for moment in span]
        if any(one >= other for one, other in pairwise(ends)):
            raise ValueError("each hour comes after the one before it")
        return self
