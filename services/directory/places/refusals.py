"""Why the directory may refuse what is asked of a place."""

from services.wire.errors import NotFound


class PlaceNotFound(NotFound):
    """No such place is shown to the public."""

    def __init__(self) -> None:
        super().__init__("place_not_found", "There is no such place, or it is no longer shown.")
