"""What the gateway asks of the directory about the files that were imported."""

from services.directory.contract.imports import ImportPage, ShownImport
from services.directory.contract.revision import Actor
from services.wire.caller import Caller


class Imports:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def list_imports(self, actor: Actor, after: str | None, limit: int) -> ImportPage:
        """A stretch of all imports."""
        by = actor.model_dump(mode="json")
        page = await self._caller.call(
            "directory", "list_imports", actor=by, after=after, limit=limit
        )
        return ImportPage.model_validate(page)

    async def show_import(
        self, import_id: str, actor: Actor, after: int, limit: int
    ) -> ShownImport:
        """An import, with a stretch of what was said of its rows."""
        by = actor.model_dump(mode="json")
        shown = await self._caller.call(
            "directory", "show_import", import_id=import_id, actor=by, after=after, limit=limit
        )
        return ShownImport.model_validate(shown)
