"""What can be asked of a stack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

GATEWAY_PORT = 8080


def _silent(_line: str) -> None:
    """For tests, which read the logs when they need them."""


@dataclass(frozen=True)
class Options:
    """``port`` 0 is any free one; ``retry_delays_ms`` and ``rate_limit`` empty are the services'
    own; ``notify`` are more of that service's settings, by name.
    """

    var: Path
    port: int = GATEWAY_PORT
    demo: bool = True
    embedded_index: bool = False
    rate_limit: str = ""
    retry_delays_ms: tuple[int, ...] = ()
    notify: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = _silent
