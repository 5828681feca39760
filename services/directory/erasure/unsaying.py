"""The history of a place as if it had never taken another one over, once that was undone. Pure.

The two are two, and the other is erased: what it said shall not stand in the history of this one.
Nor shall this one's be broken, from which earlier revisions are had back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from services.directory.contract.history import HistoryLine

MARKS = ("replaces", "date_maj")  # of the merge itself, no words of the other


@dataclass(frozen=True)
class Stretch:
    """The lines from the one by which a place took another over, until the one by which it gave
    back: without that, until its last.
    """

    lines: tuple[HistoryLine, ...]

    @property
    def taken(self) -> Mapping[str, tuple[JsonValue, JsonValue]]:
        """What the other gave and what stood there before, by field."""
        merged = self.lines[0]
        return {
            name: (given, merged.before.get(name))
            for name, given in merged.after.items()
            if name not in MARKS
        }


def stretches(lines: Iterable[HistoryLine], replaced: str) -> Iterator[Stretch]:
    """Each time a place stood for that one, of all the lines of its history."""
    ordered = iter(sorted(lines, key=lambda line: line.revision))
    for line in ordered:
        if line.after.get("replaces") == replaced:
            yield Stretch((line, *_until_separated(ordered, replaced)))


def unsaid(stretch: Stretch) -> Iterator[HistoryLine]:
    """Those of its lines that are to be changed, as they are then: as if each field that the other
    gave had stayed as it was. The first one comes last, for it tells which fields those are.
    """
    for line in reversed(stretch.lines):
        before, after = _own(line.before, stretch), _own(line.after, stretch)
        same = {name for name in stretch.taken if before.get(name) == after.get(name)}
        told = line.model_copy(update={"before": _but(before, same), "after": _but(after, same)})
        if told != line:
            yield told


def _until_separated(lines: Iterator[HistoryLine], replaced: str) -> Iterator[HistoryLine]:
    for line in lines:
        yield line
        if line.after.get("separated") == replaced:
            return


def _own(values: Mapping[str, JsonValue], stretch: Stretch) -> dict[str, JsonValue]:
    taken = stretch.taken
    return {
        name: taken[name][1] if name in taken and value == taken[name][0] else value
        for name, value in values.items()
    }


def _but(values: Mapping[str, JsonValue], names: set[str]) -> dict[str, JsonValue]:
    return {name: value for name, value in values.items() if name not in names}
