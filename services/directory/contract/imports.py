"""What became of the files that were imported, for those who look after the directory."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

Sort = Literal["refused", "correction", "warning", "conflict", "vanished"]


class ImportRemark(BaseModel):
    """What was said of one row, or of a place whose row is missing.

    ``number`` counts the remarks of an import from 1. ``before`` and ``after`` are the value of a
    correction; of a conflict, what the listing said and what the source says, and ``won`` which of
    the two stays (``ours``, ``theirs``). ``line`` and ``row`` are 0 where no row is meant.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int
    sort: Sort
    kind: str
    line: int = 0
    row: int = 0
    field: str = ""
    before: str = ""
    after: str = ""
    won: str = ""
    reason: str = ""
    place_id: str = ""


class ImportSummary(BaseModel):
    """One import. ``account`` is the one that ran it on its machine, ``digest`` the file's SHA-256.

    It is ``running`` while it is heard of, ``died`` when it is not any more, ``stopped`` when it
    could not go on (``reason`` says why), ``done`` otherwise. Its counts are those reached at
    ``seen_at``. ``unchanged`` rows touched nothing; ``kinds`` counts remarks by sort, then kind.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    import_id: str
    state: Literal["running", "died", "stopped", "done"]
    account: str
    via: str
    file_name: str
    digest: str = ""
    source: str = ""
    began_at: AwareDatetime
    seen_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    reason: str = ""
    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    corrections: int = 0
    warnings: int = 0
    conflicts: int = 0
    vanished: int = 0
    kinds: dict[str, dict[str, int]] = {}


class ImportPage(BaseModel):
    """A stretch of the imports, the newest first; ``next_after`` is None on the last one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    imports: tuple[ImportSummary, ...]
    next_after: str | None = None


class ShownImport(BaseModel):
    """An import with a stretch of its remarks; ``next_after`` is None on the last one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    summary: ImportSummary
    remarks: tuple[ImportRemark, ...] = ()
    next_after: int | None = None
