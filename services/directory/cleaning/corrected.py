"""What a correction is: a named, pure step from one text to a better one."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Corrected(NamedTuple):
    """The better text, and why. ``rest`` is what was said beside it and has no place in it."""

    value: str
    kind: str
    rest: str = ""


class Step(NamedTuple):
    """A correction that was made."""

    kind: str
    before: str
    after: str


# None: there is nothing to correct. Several values stand in one text, with | between them.
Correction = Callable[[str], Corrected | None]


class Mended(NamedTuple):
    """A text after its corrections."""

    text: str
    steps: tuple[Step, ...] = ()
    rest: tuple[str, ...] = ()


def mend(text: str, corrections: Iterable[Correction]) -> Mended:
    """The text after these corrections, each working on what the one before it left."""
    steps: list[Step] = []
    rest: list[str] = []
    for correct in corrections:
        if not text:
            break
        if found := correct(text):
            steps.append(Step(found.kind, text, found.value))
            text = found.value
            rest += filter(None, [found.rest])
    return Mended(text, tuple(steps), tuple(rest))
