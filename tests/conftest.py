"""What every test may ask for, and the counts that a run ends with."""

import re
from collections import Counter

import pytest

pytest_plugins = [
    "tests.mongo",
    "tests.rabbit",
    "tests.engine",
    "tests.contract.buses",
    "tests.contract.imports",
    "tests.contract.notify_room",
    "tests.journeys.listings",
    "tests.journeys.products",
]

KINDS = ("local", "rabbitmq", "tantivy", "opensearch", "embedded", "stack")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many tests ran on each bus, engine and shape; a pair with unequal counts hides a gap."""
    ran = Counter(
        kind
        for report in terminalreporter.stats.get("passed", [])
        for kind in KINDS
        if re.search(rf"[\[-]{kind}[\]-]", report.nodeid)
    )
    terminalreporter.section("on each bus, engine and shape")
    for one, other in zip(KINDS[::2], KINDS[1::2], strict=True):
        equal = "equal" if ran[one] == ran[other] else "NOT EQUAL"
        terminalreporter.write_line(f"{one}: {ran[one]}, {other}: {ran[other]} ({equal})")
