"""Logs: constant text, ids as extra fields; JSON in production, readable locally; never personal
data.
"""

import logging
import logging.config
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, ClassVar

from pythonjsonlogger.json import JsonFormatter

from services.wire import trace

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {
    "message",
    "asctime",
    "taskName",
    "service",
}
_FIRST = len(logging.makeLogRecord({}).__dict__)
"""Each record has these before anything that is told with it."""


class TraceFilter(logging.Filter):
    """Puts the service's name and the current trace on each record."""

    def __init__(self, service: str) -> None:
        super().__init__()
        self.service = service

    def filter(self, record: logging.LogRecord) -> bool:
        record.service = self.service
        if trace.current():
            record.trace_id = trace.trace_id()
        return True


@lru_cache(2)
def _clock_time(second: int) -> str:
    """By the machine's clock; a busy second has thousands of lines."""
    return datetime.fromtimestamp(second, UTC).astimezone().strftime("%H:%M:%S")


class ReadableFormatter(logging.Formatter):
    """``02:10:31 search  handled queue=… attempt=1``."""

    _colours: ClassVar[dict[str, str]] = {
        "WARNING": "\033[33m",
        "ERROR": "\033[31m",
        "CRITICAL": "\033[31m",
    }

    def format(self, record: logging.LogRecord) -> str:
        after = islice(record.__dict__.items(), _FIRST, None)
        extras = {key: value for key, value in after if key not in _STANDARD}
        if "trace_id" in extras:
            extras["trace"] = extras.pop("trace_id")[:8]
        told = " ".join(f"{key}={value}" for key, value in extras.items())
        service = record.__dict__.get("service", "")
        line = f"{self._time(record)} {service:9} {record.getMessage()} {told}"
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line.rstrip()

    def _time(self, record: logging.LogRecord) -> str:
        return _clock_time(int(record.created))


def configure(service: str, form: str = "readable", level: str = "INFO") -> None:
    """Send this process's logs to standard error. ``form`` is ``readable`` or ``json``."""
    handler = logging.StreamHandler()
    handler.addFilter(TraceFilter(service))
    handler.setFormatter(_json_formatter() if form == "json" else ReadableFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    _leave_out_what_no_line_tells()
    # Libraries that log each request, or a traceback for each refusal that we answer ourselves.
    for noisy in (
        "nameko",
        "amqp",
        "aio_pika",
        "aiormq",
        "elastic_transport",
        "pymongo",
        "aiohttp.access",
    ):
        logging.getLogger(noisy).setLevel(logging.ERROR)
    logging.getLogger("nameko.containers").setLevel(logging.CRITICAL)


def _leave_out_what_no_line_tells() -> None:
    """As the logging module's documentation advises: finding it out costs more than the line."""
    vars(logging)["_srcfile"] = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False


def _json_formatter() -> logging.Formatter:
    fields: Any = "%(asctime)s %(levelname)s %(name)s %(message)s"
    return JsonFormatter(
        fields, rename_fields={"asctime": "time", "levelname": "level", "name": "logger"}
    )
