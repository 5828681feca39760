"""When somebody would come: a part of one day."""

from datetime import date, datetime, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

FIRST_YEAR, LAST_YEAR = 2000, 2099
MIDNIGHT = 24 * 60
A_DAY = timedelta(days=1)


class Window(BaseModel):
    """Minutes of one day by the clocks of each place, ``ends`` not among them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day: Annotated[date, AfterValidator(lambda day: _of_this_century(day))]
    begins: int = Field(0, ge=0, lt=MIDNIGHT)
    ends: int = Field(MIDNIGHT, gt=0, le=MIDNIGHT)

    @model_validator(mode="after")
    def _has_a_minute(self) -> Self:
        if self.begins >= self.ends:
            raise ValueError("a window ends after it begins")
        return self


def _of_this_century(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("ask for a day of this century")
    return day


Moment = Annotated[datetime, AfterValidator(lambda at: _moment(at))]
"""An instant, or, without an offset, what the clocks of each place show."""


def _moment(at: datetime) -> datetime:
    """Somewhere it may be the day before, or already the one after."""
    day = _of_this_century(at.date())
    _of_this_century(day - A_DAY)
    _of_this_century(day + A_DAY)
    return at
