"""What an editor says of a listing, as the listing keeps it. Pure."""

from typing import Any

from services.directory.contract.dated_hours import ExceptionalHours, ExceptionalHoursDraft
from services.directory.contract.place import PlaceDetails
from services.directory.contract.revision import PlaceChanges
from services.directory.contract.stops import Stop, StopDraft
from services.directory.hours.keeping import kept_hours


def with_changes(details: PlaceDetails, changes: PlaceChanges) -> PlaceDetails:
    """The details with the fields that are set. Hours are read, and kept with their text."""
    told: dict[str, Any] = {name: getattr(changes, name) for name in changes.model_fields_set}
    if "horaires" in told:
        told |= kept_hours(changes.horaires)
    if "exceptional_hours" in told:
        told["exceptional_hours"] = tuple(map(_exception, changes.exceptional_hours))
    if "stops" in told:
        told["stops"] = tuple(map(_stop, changes.stops))
    return details.model_copy(update=told)


def _exception(draft: ExceptionalHoursDraft) -> ExceptionalHours:
    return ExceptionalHours.model_validate(dict(draft))


def _stop(draft: StopDraft) -> Stop:
    return Stop.model_validate({**dict(draft), **kept_hours(draft.horaires)})
