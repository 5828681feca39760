"""An import as its pages show it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.directory.contract.imports import ImportRemark, ImportSummary
from services.gateway.pages.import_words import COUNTS, SORTS, STATES, WON, kind_in_words
from services.gateway.pages.words import count, moment, number


@dataclass(frozen=True)
class ImportView:
    """Its heading and its counts, in words."""

    summary: ImportSummary
    state: str
    began: str
    lasted: str
    rows: str
    became: str
    kinds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class RemarkView:
    """A line of its table."""

    where: str
    sort: str
    what: str
    field: str
    before: str
    after: str
    won: str
    place_id: str


def import_view(summary: ImportSummary) -> ImportView:
    """What the heading says."""
    return ImportView(
        summary=summary,
        state=STATES[summary.state],
        began=moment(summary.began_at),
        lasted=_lasted(summary),
        rows=count(summary.rows, "ligne", "lignes"),
        became=", ".join(_became(summary)),
        kinds=tuple(_kinds(summary)),
    )


def remark_view(remark: ImportRemark) -> RemarkView:
    """What a line says; of a place that has vanished, its name and its id there."""
    is_vanished = remark.sort == "vanished"
    return RemarkView(
        where=f"ligne {remark.line}" if remark.line else "",
        sort=SORTS.get(remark.sort, remark.sort),
        what=remark.reason if is_vanished else kind_in_words(remark.kind),
        field=remark.field,
        before=remark.before,
        after=remark.after,
        won=WON.get(remark.won, ""),
        place_id=remark.place_id,
    )


def _became(summary: ImportSummary) -> Iterator[str]:
    yield count(summary.created, "fiche créée", "fiches créées")
    yield count(summary.changed, "changée", "changées")
    yield count(summary.unchanged, "inchangée", "inchangées")


def _kinds(summary: ImportSummary) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for name, label in COUNTS:
        if found := summary.kinds.get(name):
            most_first = sorted(found.items(), key=lambda each: (-each[1], each[0]))
            yield label, tuple((kind_in_words(kind), number(many)) for kind, many in most_first)


def _lasted(summary: ImportSummary) -> str:
    if summary.ended_at is None:
        return f"dernière nouvelle : {moment(summary.seen_at)}"
    seconds = round((summary.ended_at - summary.began_at).total_seconds())
    return f"en {count(max(1, seconds), 'seconde', 'secondes')}"
