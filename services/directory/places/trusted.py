"""How far a listing is trusted, and when its structure is asked again. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services.directory.reminders.ladder import next_at

USUAL_DAYS = 180


@dataclass(frozen=True, kw_only=True)
class Trusted:
    """What a place remembers of its confirmations.

    ``asked_for`` is the due date it was asked about, ``asked_at`` when, a moment for each rung.
    ``period_days`` is its own choice; without one, ``default_days`` is its territory's.
    """

    confirmed_at: datetime | None = None
    due_at: datetime | None = None
    asked_for: datetime | None = None
    asked_at: tuple[datetime, ...] = ()
    unverified_since: datetime | None = None
    suspended: bool = False
    period_days: int | None = None
    default_days: int = USUAL_DAYS

    @property
    def climbed(self) -> tuple[datetime, ...]:
        """When it was asked for the due date that it has now."""
        return self.asked_at if self.asked_for == self.due_at else ()

    @property
    def next_asked_at(self) -> datetime | None:
        """When the next rung comes; None when there is none left for this due date."""
        return next_at(self.due_at, self.climbed) if self.due_at else None

    @property
    def period(self) -> timedelta:
        """For how long a confirmation holds."""
        return timedelta(days=self.period_days or self.default_days)

    def fresh_until(self, updated: date | None) -> date | None:
        """The day after which it waits to be confirmed; None when nothing says how old it is."""
        known = [updated, self.confirmed_at and self.confirmed_at.date()]
        latest = max((day for day in known if day), default=None)
        return latest + self.period if latest else None
