"""Why the directory may refuse to say what changed."""

from services.wire.errors import Invalid, NotFound, Reason


class ChangesGone(NotFound):
    """What changed next is no longer kept."""

    def __init__(self) -> None:
        gone = "What changed next is no longer kept: load everything again, then follow from there."
        super().__init__("changes_gone", gone)


class SinceTheFuture(Invalid):
    """Nothing was given this number yet."""

    def __init__(self, latest: int) -> None:
        reason = Reason(field="since", message=f"the latest change is number {latest}")
        super().__init__("since_the_future", "Send a number that a change has.", [reason])
