"""The log of changes that partners follow."""

import logging
from datetime import timedelta
from typing import Any

from services.directory.changes.change import beginning, stretch
from services.directory.changes.providers import ChangeLogProvider, RetentionProvider
from services.directory.changes.store import ChangeLog
from services.directory.providers import Clock, ClockProvider, LeaseProvider
from services.wire.lease import Lease
from services.wire.rpc import rpc
from services.wire.timer import every

_log = logging.getLogger(__name__)

Json = dict[str, Any]
LONGEST_PAGE = 500
TURN_S = 600
LEASE_S = 60.0


class ChangeDoors:
    """The call about what changed, and the timer that ends what was long ago."""

    changes: ChangeLog = ChangeLogProvider()
    retention: tuple[timedelta, int] = RetentionProvider()
    changes_lease: Lease = LeaseProvider("changes", LEASE_S)
    clock: Clock = ClockProvider()

    @rpc
    def list_changes(self, since: int | None, limit: int) -> Json:
        """What follows the change of this number; with None, only where the log ends now. See
        ChangePage.
        """
        latest = self.changes.latest()
        if since is None:
            return beginning(latest).model_dump(mode="json")
        most = max(1, min(limit, LONGEST_PAGE))
        page = stretch(since, latest, self.changes.after(since, most))
        return page.model_dump(mode="json")

    @every(TURN_S)
    def drop_old_changes(self) -> None:
        """One replica at a time."""
        if self.changes_lease.acquire() is None:
            return
        age, most = self.retention
        if dropped := self.changes.sweep(self.clock() - age, most):
            _log.info("dropped old changes", extra={"lines": dropped})
