"""A field: what is corrected of its text, and what came of one text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from services.directory.cleaning.corrected import Correction, Mended, Step, mend

Doubt = Callable[[str], str]


@dataclass(frozen=True)
class Field:
    """Corrections work on the ``whole`` text first, then on ``each`` of its values.

    ``plain`` tells at once the texts that need none of it, which most are. ``doubt`` names what is
    wrong with a value, empty when nothing is. What is doubtful in the end stays as it is written,
    unless following it would lead nowhere (a number to call, an address to open): such a field does
    not keep it.
    """

    whole: tuple[Correction, ...]
    plain: Callable[[str], object] = field(default=lambda text: False)
    each: tuple[Correction, ...] = ()
    several: bool = False
    only_one: bool = False
    keeps_doubtful: bool = True
    doubt: Doubt = field(default=lambda value: "")


class Doubtful(NamedTuple):
    """A value that waits for a person, and why."""

    value: str
    kind: str


@dataclass(frozen=True)
class Cleaned:
    """A field's text as the standard means it, several values with ``|`` between them.

    ``rest`` is what was said beside it, ``others`` the good values of a field that takes one only,
    ``unread`` what could not be taken for a value; ``doubtful`` what stands in it nevertheless.
    """

    text: str
    steps: tuple[Step, ...] = ()
    rest: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unread: tuple[Doubtful, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


def clean_with(spec: Field, text: str) -> Cleaned:
    """The text, as this field means it."""
    if spec.plain(text):
        return Cleaned(text)
    whole = mend(text, spec.whole)
    if not whole.text:
        return Cleaned("", whole.steps, whole.rest)
    values = whole.text.split("|") if spec.several else [whole.text]
    return _cleaned(spec, whole, [mend(value.strip(), spec.each) for value in values])


def _cleaned(spec: Field, whole: Mended, mended: list[Mended]) -> Cleaned:
    found = _values(mended) if spec.several else [mended[0].text]
    doubts = tuple(
        Doubtful(value, kind) for value in found if value and (kind := spec.doubt(value))
    )
    if not spec.keeps_doubtful:
        bad = {doubt.value for doubt in doubts}
        found = [value for value in found if value not in bad]
    kept = found[:1] if spec.only_one else found
    return Cleaned(
        text="|".join(kept),
        steps=whole.steps + tuple(chain.from_iterable(one.steps for one in mended)),
        rest=whole.rest + tuple(chain.from_iterable(one.rest for one in mended)),
        others=tuple(found[len(kept) :]),
        unread=() if spec.keeps_doubtful else doubts,
        doubtful=doubts if spec.keeps_doubtful else (),
    )


def _values(mended: Iterable[Mended]) -> list[str]:
    """Each once, in their order; a correction may have made several of one."""
    words = chain.from_iterable(one.text.split("|") for one in mended)
    return list(dict.fromkeys(word for word in map(str.strip, words) if word))
