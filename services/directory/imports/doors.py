"""What may be asked of the imports there were. A file is imported by a command, never by a call."""

from typing import Any

from services.directory.contract.imports import ShownImport
from services.directory.contract.revision import Actor
from services.directory.imports.store import ImportStore
from services.directory.providers import Clock, ClockProvider, ImportStoreProvider
from services.directory.rights import Subject, must_be_allowed
from services.wire.parse import parse
from services.wire.rpc import rpc

Json = dict[str, Any]
LONGEST_PAGE = 100
MOST_REMARKS = 1000
MOST_EVER = 10**9  # more than MongoDB can count is an error there


class ImportDoors:
    """The calls about imports. A file knows no territory, so they are for whoever sees them all."""

    imports: ImportStore = ImportStoreProvider()
    clock: Clock = ClockProvider()

    @rpc
    def list_imports(self, actor: Json, after: str | None, limit: int) -> Json:
        """A stretch of all imports, the newest first; see ImportPage."""
        _must_see_them(actor)
        most = max(1, min(limit, LONGEST_PAGE))
        page = self.imports.list_before(after or "", most, self.clock())
        return page.model_dump(mode="json")

    @rpc
    def show_import(self, import_id: str, actor: Json, after: int, limit: int) -> Json:
        """An import, and what was said of its rows behind that number; see ShownImport."""
        _must_see_them(actor)
        summary = self.imports.find(import_id, self.clock())
        most = max(1, min(limit, MOST_REMARKS))
        remarks = self.imports.remarks(import_id, min(after, MOST_EVER), most)
        next_after = remarks[-1].number if len(remarks) == most else None
        shown = ShownImport(summary=summary, remarks=tuple(remarks), next_after=next_after)
        return shown.model_dump(mode="json")


def _must_see_them(actor: Json) -> None:
    must_be_allowed(parse(Actor, actor), "see_imports", Subject())
