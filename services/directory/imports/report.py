"""What an import found and did, for the person who ran it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from services.directory.imports.remarks import Correction, Remark

LISTED = 10_000  # remarks of a sort kept in full: a report is read, and memory is bounded


@dataclass
class Remarks:
    """All that was remarked of one sort: the first ones in full, and how many there are by kind."""

    listed: list[Remark | Correction] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.kinds.total()

    def add(self, *remarks: Remark | Correction) -> None:
        self.kinds.update(remark.kind for remark in remarks)
        self.listed.extend(remarks[: max(0, LISTED - len(self.listed))])

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

    What is corrected needs nobody; a warning waits for a person; a refused row is none.
    """

    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: Remarks = field(default_factory=Remarks)
    corrections: Remarks = field(default_factory=Remarks)
    warnings: Remarks = field(default_factory=Remarks)

    def to_json(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            **self.refused.to_json("refused"),
            **self.corrections.to_json("corrections"),
            **self.warnings.to_json("warnings"),
        }


def in_words(report: Report, dry_run: bool = False, remarks: int = 10) -> str:
    """The report as a person reads it, with the first refused rows and warnings."""
    would_be = "would be " if dry_run else ""
    lines = [
        f"{report.rows:,} rows: {report.created:,} places {would_be}created, "
        f"{report.changed:,} changed, "
        f"{report.unchanged:,} unchanged; {report.refused.total:,} rows refused, "
        f"{report.corrections.total:,} corrections, {report.warnings.total:,} warnings."
    ]
    for name, sort in (("Refused", report.refused), ("Warning", report.warnings)):
        listed = [one for one in sort.listed[:remarks] if isinstance(one, Remark)]
        lines += [f"  {name}: {_sentence(remark)}" for remark in listed]
        if sort.total > remarks:
            lines.append(f"  … and {sort.total - remarks:,} more (--report FILE lists them).")
            lines.append(f"  Of all: {_by_kind(sort)}.")
    return "\n".join(lines)


def _by_kind(sort: Remarks) -> str:
    return ", ".join(f"{count:,} {kind}" for kind, count in sort.kinds.most_common())


def _sentence(remark: Remark) -> str:
    where = f"line {remark.line}" + (f" (row {remark.row})" if remark.row else "")
    what = f", {remark.field}" if remark.field else ""
    value = f" « {remark.value} »" if remark.value else ""
    return f"{where}{what}{value}: {remark.reason}"
