"""Why the directory may refuse what is asked of a place."""

from services.wire.errors import NotFound, Reason


class PlaceNotFound(NotFound):
    """No such place is shown to the public."""

    def __init__(self) -> None:
        super().__init__("place_not_found", "There is no such place, or it is no longer shown.")


class PlaceMerged(PlaceNotFound):
    """It is another place now; the only reason names that one, in its message."""

    def __init__(self, kept: str) -> None:
        detail = "It was merged into another place; ask for that one."
        NotFound.__init__(self, "place_merged", detail, [Reason(field="place_id", message=kept)])
