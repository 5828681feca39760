"""One trace from an HTTP request to the last event it causes, in W3C ``traceparent`` form."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("traceparent", default="")


def current() -> str:
    """The traceparent of the work being done here, or an empty string."""
    return _current.get()


def trace_id() -> str:
    """The 32 hexadecimal digits that all the work of one request shares, or an empty string."""
    return current()[3:35]


def begin(parent: str = "") -> str:
    """A step of the parent's trace; of a new trace when there is no valid parent."""
    # Unique, not secret: asking the system would let other threads have the interpreter.
    shared = parent[3:35] if _is_valid(parent) else f"{random.getrandbits(128):032x}"
    return f"00-{shared}-{random.getrandbits(64):016x}-01"


@contextmanager
def step(parent: str = "") -> Iterator[None]:
    """Everything said inside belongs to a step of the parent's trace."""
    token = _current.set(begin(parent))
    try:
        yield
    finally:
        _current.reset(token)


def enter(parent: str = "") -> None:
    """Like ``step``, for a thread that does one piece of work and ends with it."""
    _current.set(begin(parent))


def _is_valid(traceparent: str) -> bool:
    parts = traceparent.split("-")
    if [len(part) for part in parts] != [2, 32, 16, 2]:
        return False
    return all(set(part) <= set("0123456789abcdef") for part in parts)
