"""Who may read what was sent to others."""

import pytest

from services.gateway.pages.backstage import may_look

LOCAL, OPEN = "127.0.0.1", "0.0.0.0"


@pytest.mark.parametrize(
    ("listens_on", "asked", "is_proxied", "role", "may"),
    [
        (LOCAL, "127.0.0.1:8080", False, "", True),
        (LOCAL, "127.0.0.2", False, "", True),
        (LOCAL, "localhost:8080", False, "editor", True),
        (LOCAL, "LOCALHOST", False, "", True),
        (LOCAL, "[::1]:8080", False, "", True),
        ("::1", "[::1]", False, "", True),
        ("localhost", "localhost", False, "", True),
        (LOCAL, "evil.example", False, "", False),
        (LOCAL, "127.0.0.1.evil.example", False, "", False),
        (LOCAL, "localhost.evil.example", False, "", False),
        (LOCAL, "127.0.0.1@evil.example", False, "", False),
        (LOCAL, "[::1", False, "", False),
        (LOCAL, "", False, "", False),
        (LOCAL, "127.0.0.1:8080", True, "", False),
        (OPEN, "127.0.0.1:8080", False, "", False),
        ("", "localhost", False, "", False),
        (OPEN, "annuaire.example", True, "editor", False),
        (OPEN, "annuaire.example", True, "operator", True),
    ],
)
def test_only_this_machine_and_the_operator_may(listens_on, asked, is_proxied, role, may):
    assert may_look(listens_on, asked, is_proxied, role) is may
