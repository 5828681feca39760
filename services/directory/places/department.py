"""The territories of a place: those it was given, and its department. Pure."""

import re
from typing import Protocol

DEPARTMENT = re.compile(r"^(0[1-9]|[13-8]\d|2[1-9AB]|9[0-5]|9[78]\d)$")
_SOUTHERN_CORSICA = ("200", "201")


class Located(Protocol):
    """What says where it is by its codes."""

    @property
    def code_insee(self) -> str:
        """The commune's; may be empty."""

    @property
    def code_postal(self) -> str:
        """The post's; may be empty."""


def with_department(located: Located | None, given: tuple[str, ...]) -> tuple[str, ...]:
    """Those it was given, and its department."""
    return (*given, *filter(None, [department_of(located)]))


def department_of(located: Located | None) -> str:
    """``37``, ``2A`` or ``974``; empty when neither code tells.

    The INSEE code says it. A postcode nearly always does, but for some villages at a border.
    """
    if located is None:
        return ""
    code = located.code_insee or _as_insee(located.code_postal)
    department = code[:3] if code.startswith(("97", "98")) else code[:2]
    return department if DEPARTMENT.match(department) else ""


def _as_insee(code_postal: str) -> str:
    """Corsica is 20 to the post, 2A and 2B to everybody else."""
    if not code_postal.startswith("20"):
        return code_postal
    return "2A" if code_postal.startswith(_SOUTHERN_CORSICA) else "2B"
