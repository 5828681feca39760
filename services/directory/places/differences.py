"""What differs between two descriptions of a place. Pure."""

from typing import Any

from services.directory.contract.place import PlaceDetails

Json = dict[str, Any]


def differences(before: PlaceDetails | None, after: PlaceDetails) -> tuple[Json, Json]:
    """The fields that differ, as JSON values: before and after."""
    new = after.model_dump(mode="json")
    old = before.model_dump(mode="json") if before else dict.fromkeys(new)
    names = [name for name, value in new.items() if value != old[name]]
    if before is None:  # a new place tells only what it has
        names = [name for name in names if new[name] not in ("", [], None)]
    return {name: old[name] for name in names if before}, {name: new[name] for name in names}
