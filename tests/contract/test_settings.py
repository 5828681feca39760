"""A process that lacks a setting does not start, and says which."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "environment", "named"),
    [
        ("services.directory", {}, "WIRE_AMQP_URL"),
        (
            "services.notify",
            {"NOTIFY_SECRET": "s" * 32, "NOTIFY_PUBLIC_URL": "http://127.0.0.1"},
            "WIRE_AMQP_URL",
        ),
        ("services.notify", {"NOTIFY_PUBLIC_URL": "http://127.0.0.1"}, "NOTIFY_SECRET"),
        ("services.notify", {"NOTIFY_SECRET": "s" * 32}, "NOTIFY_PUBLIC_URL"),
        (
            "services.notify",
            {"NOTIFY_SECRET": "s" * 32, "NOTIFY_PUBLIC_URL": "https://maillage.example.fr"},
            "NOTIFY_ALLOW_SANDBOX",
        ),
        ("services.search", {"SEARCH_INDEX_URL": "ftp://nowhere"}, "SEARCH_INDEX_URL"),
        ("services.gateway", {"WIRE_AMQP_URL": "amqp://h"}, "GATEWAY_SESSION_SECRET"),
        (
            "services.gateway",
            {"WIRE_AMQP_URL": "amqp://h", "GATEWAY_SESSION_SECRET": "short"},
            "GATEWAY_SESSION_SECRET",
        ),
    ],
)
def test_a_process_without_a_setting_says_which(module, environment, named):
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", module],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert ended.returncode == 78
    assert f"Set {named} in the environment" in ended.stderr
    assert "Traceback" not in ended.stderr
