"""Why the directory may refuse to show or to bring back what was."""

from services.wire.errors import Conflict, Invalid, NotFound, Reason


class RevisionNotFound(NotFound):
    """The place has no such revision before the one it has."""

    def __init__(self) -> None:
        super().__init__("revision_not_found", "The place has no such earlier revision.")


class HistoryIncomplete(Conflict):
    """A line is missing, so nobody can tell any more what the place said then."""

    def __init__(self) -> None:
        missing = "Its history since then has a gap; choose a later revision."
        super().__init__("history_incomplete", missing)


class NoSuchStretch(Invalid):
    """The place where a stretch shall begin cannot be read."""

    def __init__(self) -> None:
        given = Reason(field="after", message="send the next_after of the stretch before")
        super().__init__("invalid_after", "Begin again without « after ».", [given])
