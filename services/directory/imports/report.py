"""What an import found and did, for the person who ran it."""

from dataclasses import asdict, dataclass, field
from typing import Any

from services.directory.imports.row import Remark

LISTED = 10_000  # remarks of a kind kept in full: a report is read, and memory is bounded


@dataclass
class Remarks:
    """All that was remarked of one kind: the first ones in full, and how many there are."""

    total: int = 0
    listed: list[Remark] = field(default_factory=list)

    def add(self, *remarks: Remark) -> None:
        self.total += len(remarks)
        self.listed.extend(remarks[: max(0, LISTED - len(self.listed))])


@dataclass
class Report:
    """``rows`` is what the file holds; the places that changed nothing are ``unchanged``."""

    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: Remarks = field(default_factory=Remarks)
    warnings: Remarks = field(default_factory=Remarks)

    def to_json(self) -> dict[str, Any]:
        """``*_total`` tell how many remarks there were, should they be too many to be listed."""
        return {
            "rows": self.rows,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": [asdict(remark) for remark in self.refused.listed],
            "refused_total": self.refused.total,
            "warnings": [asdict(remark) for remark in self.warnings.listed],
            "warnings_total": self.warnings.total,
        }


def in_words(report: Report, remarks: int = 10) -> str:
    """The report as a person reads it, with the first refused rows and warnings."""
    counts = (
        f"{report.rows:,} rows: {report.created:,} places created, {report.changed:,} changed, "
        f"{report.unchanged:,} unchanged; {report.refused.total:,} rows refused, "
        f"{report.warnings.total:,} warnings."
    )
    lines = [counts]
    for name, kind in (("Refused", report.refused), ("Warning", report.warnings)):
        lines += [f"  {name}: {_sentence(remark)}" for remark in kind.listed[:remarks]]
        if kind.total > remarks:
            lines.append(f"  … and {kind.total - remarks:,} more (--report FILE lists them).")
    return "\n".join(lines)


def _sentence(remark: Remark) -> str:
    where = f"line {remark.line}" + (f" (row {remark.row})" if remark.row else "")
    what = f", {remark.field}" if remark.field else ""
    value = f" « {remark.value} »" if remark.value else ""
    return f"{where}{what}{value}: {remark.reason}"
