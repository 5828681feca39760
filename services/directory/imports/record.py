"""What is kept of an import, and what others read of it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services.directory.contract.imports import ImportSummary
from services.directory.imports.remarks import AnyRemark, Contested, Correction, Remark, Vanished
from services.directory.imports.report import SORTS, Report

Json = dict[str, Any]
Clock = Callable[[], datetime]
SILENT_FOR = timedelta(seconds=60)  # it is heard of every few seconds, or its lease is over
MOST_SOURCES = 5  # named; a file of many sources has a name of its own
_SORT = {"corrections": "correction", "warnings": "warning", "conflicts": "conflict"}


@dataclass(frozen=True)
class ImportBegun:
    """Who began to import which file, and when."""

    import_id: str
    account: str
    via: str
    file_name: str
    digest: str
    began_at: datetime

    def to_document(self) -> Json:
        return {
            "_id": self.import_id,
            "account": self.account,
            "via": self.via,
            "file_name": self.file_name,
            "digest": self.digest,
            "source": "",
            "began_at": self.began_at,
            "seen_at": self.began_at,
            "ended_at": None,
            "reason": "",
        }


def progress(report: Report) -> Json:
    """How far it is, as fields of its document."""
    return {**report.counts, "kinds": report.kinds}


def source_named(sources: Iterable[str]) -> str:
    """Whose rows these are, in a few words."""
    names = sorted(sources)
    rest = len(names) - MOST_SOURCES
    return ", ".join(names[:MOST_SOURCES]) + (f" + {rest}" if rest > 0 else "")


def summary_of(kept: Mapping[str, Any], now: datetime) -> ImportSummary:
    """The import that a document tells of."""
    kinds = kept.get("kinds", {})
    totals = {name: sum(kinds.get(name, {}).values()) for name in SORTS}
    told = {**kept, **totals, "import_id": kept["_id"], "state": _state(kept, now)}
    return ImportSummary.model_validate(told)


def remark_line(sort: str, remark: AnyRemark) -> Json:
    """A remark as a line of the report that is kept; empty fields are left out."""
    line = {"sort": _SORT.get(sort, sort), "kind": remark.kind, **_said(remark)}
    return {name: value for name, value in line.items() if value}


def _said(remark: AnyRemark) -> Json:
    if isinstance(remark, Vanished):
        return {"place_id": remark.place_id, "before": remark.id, "reason": remark.nom}
    where = {"line": remark.line, "row": remark.row, "field": remark.field}
    if isinstance(remark, Correction):
        return {**where, "before": remark.before, "after": remark.after}
    if isinstance(remark, Contested):
        both = {"before": remark.ours, "after": remark.theirs}
        return {**where, **both, "won": remark.won, "reason": remark.why}
    return {**where, **_of_warning(remark)}


def _of_warning(remark: Remark) -> Json:
    return {"before": remark.value, "reason": remark.reason}


def _state(kept: Mapping[str, Any], now: datetime) -> str:
    if kept["ended_at"]:
        return "stopped" if kept["reason"] else "done"
    return "running" if now - kept["seen_at"] < SILENT_FOR else "died"
