"""Why the directory may refuse what is asked of a pair of places."""

from services.wire.errors import NotFound


class DuplicateNotFound(NotFound):
    """No such pair was found, or it is no longer alike."""

    def __init__(self) -> None:
        super().__init__("duplicate_not_found", "There is no such pair of places.")
