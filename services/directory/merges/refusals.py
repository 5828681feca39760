"""Why the directory may refuse to make one place of two."""

from collections.abc import Iterable

from services.wire.errors import Conflict, NotFound, Reason


class BeingMerged(Conflict):
    """Another merge of one of them is under way, or its undoing."""

    def __init__(self) -> None:
        detail = "It is being merged or separated just now; look again in a moment."
        super().__init__("being_merged", detail)


class NotMergeable(Conflict):
    """One of them is no longer shown, or was merged already; the reasons say which."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        super().__init__("not_mergeable", "Only two places that are shown can be merged.", reasons)


class PairChangedMeanwhile(Conflict):
    """One of them was saved since it was read; the reasons say which."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        super().__init__("changed_meanwhile", "Read both places again, then retry.", reasons)


class NotSeparable(Conflict):
    """A merge cannot be undone any more; the reason says of which place, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__("not_separable", "This merge cannot be undone any more.", [reason])


class MergeNotFound(NotFound):
    """This pair was never merged."""

    def __init__(self) -> None:
        super().__init__("merge_not_found", "These two were not merged.")
