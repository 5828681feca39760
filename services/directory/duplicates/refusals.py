"""Why the directory may refuse what is asked of a pair of places."""

from services.wire.errors import Forbidden, NotFound


class DuplicateNotFound(NotFound):
    """No such pair was found, or it is no longer alike."""

    def __init__(self) -> None:
        super().__init__("duplicate_not_found", "There is no such pair of places.")


class NotBothYours(Forbidden):
    """One of the two is in a territory that they do not look after."""

    def __init__(self) -> None:
        elsewhere = "One of them is not in your territory; ask who administrates both."
        super().__init__("not_both_yours", elsewhere)
