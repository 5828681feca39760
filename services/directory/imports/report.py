"""What an import found and did, for the person who ran it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from services.directory.imports.remarks import AnyRemark, Remark

LISTED = 10_000  # remarks of a sort kept in full: a report is read, and memory is bounded
SORTS = ("refused", "corrections", "warnings", "conflicts", "vanished")


@dataclass
class Remarks:
    """All that was remarked of one sort: the first ones in full, and how many there are by kind.

    ``fresh`` holds those that nobody has taken yet.
    """

    listed: list[AnyRemark] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    fresh: list[AnyRemark] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.kinds.total()

    def add(self, *remarks: AnyRemark) -> None:
        if remarks:
            self.kinds.update(remark.kind for remark in remarks)
            self.listed.extend(remarks[: max(0, LISTED - len(self.listed))])
            self.fresh.extend(remarks)

    def take(self) -> list[AnyRemark]:
        """Those that were added since the last time."""
        taken, self.fresh = self.fresh, []
        return taken

    def to_json(self, name: str) -> dict[str, Any]:
        """``*_total`` tells how many there were, should they be too many to be listed."""
        return {
            name: [asdict(remark) for remark in self.listed],
            f"{name}_total": self.total,
            f"{name}_by_kind": dict(self.kinds.most_common()),
        }


@dataclass
class Report:
    """``rows`` is what the file holds; the places that changed nothing are ``unchanged``.

    What is corrected needs nobody; a warning waits for a person; a refused row is none; a conflict
    was decided by the day; what has vanished waits for the referent.
    """

    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    import_id: str = ""
    refused: Remarks = field(default_factory=Remarks)
    corrections: Remarks = field(default_factory=Remarks)
    warnings: Remarks = field(default_factory=Remarks)
    conflicts: Remarks = field(default_factory=Remarks)
    vanished: Remarks = field(default_factory=Remarks)

    @property
    def counts(self) -> dict[str, int]:
        """What became of the rows."""
        return {name: getattr(self, name) for name in ("rows", "created", "changed", "unchanged")}

    @property
    def kinds(self) -> dict[str, dict[str, int]]:
        """How many remarks there are, by sort and kind."""
        return {name: dict(self.of(name).kinds) for name in SORTS}

    def of(self, sort: str) -> Remarks:
        """The remarks of one of SORTS."""
        remarks: Remarks = getattr(self, sort)
        return remarks

    def to_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {"import_id": self.import_id, **self.counts}
        for name in SORTS:
            told |= self.of(name).to_json(name)
        return told


def in_words(report: Report, dry_run: bool = False, remarks: int = 10) -> str:
    """The report as a person reads it, with the first refused rows and warnings."""
    would_be = "would be " if dry_run else ""
    lines = [
        f"{report.rows:,} rows: {report.created:,} places {would_be}created, "
        f"{report.changed:,} changed, "
        f"{report.unchanged:,} unchanged; {report.refused.total:,} rows refused, "
        f"{report.corrections.total:,} corrections, {report.warnings.total:,} warnings."
        f"{_in_dispute(report)}"
    ]
    for name, sort in (("Refused", report.refused), ("Warning", report.warnings)):
        listed = [one for one in sort.listed[:remarks] if isinstance(one, Remark)]
        lines += [f"  {name}: {_sentence(remark)}" for remark in listed]
        if sort.total > remarks:
            lines.append(f"  … and {sort.total - remarks:,} more (--report FILE lists them).")
            lines.append(f"  Of all: {_by_kind(sort)}.")
    return "\n".join(lines)


def _in_dispute(report: Report) -> str:
    said = []
    if report.conflicts.total:
        said.append(f"{report.conflicts.total:,} conflicts ({_by_kind(report.conflicts)})")
    if report.vanished.total:
        said.append(f"{report.vanished.total:,} places are no longer in their source")
    return f" {'; '.join(said)}." if said else ""


def _by_kind(sort: Remarks) -> str:
    return ", ".join(f"{count:,} {kind}" for kind, count in sort.kinds.most_common())


def _sentence(remark: Remark) -> str:
    where = f"line {remark.line}" + (f" (row {remark.row})" if remark.row else "")
    what = f", {remark.field}" if remark.field else ""
    value = f" « {remark.value} »" if remark.value else ""
    return f"{where}{what}{value}: {remark.reason}"
