"""``@every(seconds)``: a method that runs again and again, in every replica.

A turn that fails is logged, and the next one comes all the same.
"""

import logging
from typing import Any

from nameko.timer import Timer

from services.wire.errors import Unavailable
from services.wire.failures import told

_log = logging.getLogger(__name__)


class PatientTimer(Timer):
    """nameko's timer; a turn never overlaps the one before it."""

    def handle_result(self, worker_ctx: Any, result: Any = None, exc_info: Any = None) -> Any:
        if exc_info is not None:
            log_failed_turn(self.method_name, exc_info[1])
        return super().handle_result(worker_ctx, result, exc_info)


def log_failed_turn(method: str, error: BaseException) -> None:
    """A dependency that is away in a line, a bug with its traceback."""
    is_bug = not isinstance(told(error), Unavailable)
    _log.log(
        logging.ERROR if is_bug else logging.WARNING,
        "a timer's turn failed",
        extra={"timer": method, "reason": type(error).__name__},
        exc_info=error if is_bug else None,
    )


every = PatientTimer.decorator
