"""What the gateway asks of the directory about what changed."""

from services.directory.contract.changes import ChangePage
from services.wire.caller import Caller


class Changes:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def list_changes(self, since: int | None, limit: int) -> ChangePage:
        """What follows the change of this number; with None, only where the log ends now."""
        page = await self._caller.call("directory", "list_changes", since=since, limit=limit)
        return ChangePage.model_validate(page)
