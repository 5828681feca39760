"""Of all that import into one directory, one does at a time: two would undo each other's rows."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from pymongo.database import Database
from pymongo.errors import PyMongoError

from services.directory.imports.failure import ImportStopped
from services.directory.imports.record import Clock
from services.directory.imports.store import ImportStore
from services.wire.lease import Lease

LEASE_S = 30.0  # many times what a batch takes; on the same machine a killed import's ends at once


class Turn:
    """A lease on all imports, for a ``with``. It ends by itself when its holder died.

    The imports of one folder ``var`` are one holder, for a lock of the kernel lets one of them run
    at a time: what one that was killed held there is the next one's.
    """

    def __init__(
        self,
        database: Database[dict[str, Any]],
        var: Path,
        clock: Clock,
        seconds: float = LEASE_S,
    ) -> None:
        self._lease = Lease(database["leases"], "import", _holder(var), seconds)
        self._imports = ImportStore(database)
        self._clock = clock

    def take(self) -> None:
        """Raises ImportStopped when it is somebody else's, saying since when and until when."""
        if self._lease.acquire() is None:
            raise ImportStopped(self._whose())

    def keep(self) -> None:
        """Prolong it. Raises ImportStopped when it was lost: this process stood still too long."""
        if self._lease.acquire() is None:
            raise ImportStopped("its turn was over before it was done; another import may run now.")

    def __enter__(self) -> "Turn":
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(PyMongoError):  # then it ends by itself
            self._lease.release()

    def _whose(self) -> str:
        other, ends_at = self._imports.unfinished(self._clock()), self._lease.ends_at()
        since = f" since {other.began_at:%Y-%m-%d %H:%M:%S} UTC" if other else ""
        what = f" ({other.file_name}, as {other.account})" if other else ""
        until = f"at {ends_at:%H:%M:%S} UTC" if ends_at else "soon"
        return (
            f"another import is running{since}{what}. Wait until it has ended. "
            f"If it died, its turn ends by itself {until}: import again after that."
        )


def _holder(var: Path) -> str:
    """The folder's own name, made once; the caller holds the folder."""
    file = var / "import.holder"
    if not file.exists():
        file.write_text(uuid4().hex)
    return file.read_text()
