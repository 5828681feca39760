"""One program as the supervisor runs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Program:
    """``at_once`` is false for what starts only when something else was prepared."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    at_once: bool = True


class Missing(Exception):
    """The stack lacks a program that it cannot bring itself; says which, and what to do."""
