"""Exceptional hours as one types them in the edit form. Pure."""

import re

_CLOCK = re.compile(r"(\d{1,2}) ?(?:h|:) ?(\d\d)?")
_BETWEEN = re.compile(r"(?:\s|[-–,;à]|et|de)+")


def completed(row: dict[str, str]) -> dict[str, str]:
    """One date is both; hours are in the form of the API."""
    first, last = row["first"] or row["last"], row["last"] or row["first"]
    return {**row, "first": first, "last": last, "hours": _times(row["hours"])}


def _times(text: str) -> str:
    """``10h-12h et 14h-16h`` as ``10:00-12:00,14:00-16:00``; what is not clear stays, and is
    refused.
    """
    moments = [f"{int(hour):02}:{minute or '00'}" for hour, minute in _CLOCK.findall(text)]
    rest = _BETWEEN.sub("", _CLOCK.sub("", text))
    if rest or len(moments) % 2:
        return text
    return ",".join(map("-".join, zip(moments[::2], moments[1::2], strict=True)))
