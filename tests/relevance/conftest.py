"""The figures of each engine, told at the end of a run."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each engine and corpus."""
    told = [
        (report.nodeid, figures)
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        for name, figures in report.user_properties
        if name == "relevance" and report.when == "call"
    ]
    if told:
        terminalreporter.section("relevance")
    for nodeid, figures in told:
        terminalreporter.write_line(f"{nodeid.partition('[')[2].rstrip(']')}: {figures}")
