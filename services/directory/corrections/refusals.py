"""Why the directory may refuse a correction, or what is asked of one."""

from collections.abc import Iterable

from services.wire.errors import Conflict, Invalid, NotFound, Reason


class CorrectionNotFound(NotFound):
    """There is no such correction, or it was judged so long ago that it is forgotten."""

    def __init__(self) -> None:
        super().__init__("correction_not_found", "There is no such correction any more.")


class NothingProposed(Invalid):
    """It would change nothing, and says nothing."""

    def __init__(self) -> None:
        nothing = Reason(field="changes", message="say what would be right, or leave a remark")
        super().__init__("nothing_proposed", "The listing says that already.", [nothing])


class NotOfThisSection(Invalid):
    """It is about fields of another section."""

    def __init__(self, names: Iterable[str]) -> None:
        others = [Reason(field=name, message="is not of this section") for name in sorted(names)]
        super().__init__("not_of_this_section", "Propose a correction for each section.", others)


class TooManyCorrections(Conflict):
    """So many wait already that somebody has to read them first."""

    def __init__(self) -> None:
        waiting = "Many corrections wait for this place; let them be read first."
        super().__init__("too_many_corrections", waiting)


class AlreadyJudged(Conflict):
    """Somebody has judged it before."""

    def __init__(self) -> None:
        super().__init__("already_judged", "Somebody has judged this correction already.")


class ReasonNeeded(Invalid):
    """Who is refused is told why."""

    def __init__(self) -> None:
        needed = Reason(field="reason", message="tell the proposer why, in a sentence")
        super().__init__("reason_needed", "Say why it is refused.", [needed])
