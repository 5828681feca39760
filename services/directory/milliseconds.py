"""Moments as MongoDB keeps them."""

from datetime import UTC, datetime


def in_milliseconds(moment: datetime) -> datetime:
    """The moment in UTC and in whole milliseconds: read again, it is still the same."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)
