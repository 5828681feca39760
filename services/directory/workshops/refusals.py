"""Why the directory may refuse what is asked of a workshop."""

from services.wire.errors import Invalid, NotFound, Reason


class WorkshopNotFound(NotFound):
    """No such workshop was announced, or it will not take place."""

    def __init__(self) -> None:
        super().__init__(
            "workshop_not_found", "There is no such workshop, or it has been cancelled."
        )


class WorkshopOver(Invalid):
    """A workshop that is over cannot be announced."""

    def __init__(self) -> None:
        over = Reason(field="ends_at", message="this is over already")
        super().__init__("workshop_over", "Announce what is still to come.", [over])
