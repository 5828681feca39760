"""Values as data·inclusion's schema takes them; None where a listing has none. Pure."""

import re
from datetime import date

EARLIEST = date(2000, 1, 1)
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NO_TLD = r"(?!(?:arpa|invalid|local|localhost|onion|test)$)"
_MAIL = re.compile(
    rf"(?=[^@]{{1,64}}@.{{1,250}}$){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_NO_TLD}[A-Za-z]{{2,}}"
)
_WEB = re.compile(rf"https?://(?:{_LABEL}\.)+[A-Za-z]{{2,}}(?::\d{{1,4}})?(?:[/?#][^\s<>\"]*)?")
_NO_IDN = re.compile(r"(?:^|[@.])[A-Za-z0-9]{2}--")  # such a label must be punycode
LONGEST_WEB = 2000


def a_text(said: str, shortest: int, longest: int) -> str | None:
    """The text on the lengths allowed, cut where it is too long."""
    text = said.strip()
    if len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    return text if len(text) >= shortest else None


def a_name(said: str) -> str:
    """3 to 150 characters without a full stop at the end."""
    name = said.strip().rstrip(".").rstrip()
    return a_text(name, 3, 150) or f"Lieu « {name} »"


def a_day(said: date | None, today: date) -> str:
    """A day of this century that has come; the first of them where nobody has said."""
    return min(max(said or EARLIEST, EARLIEST), today).isoformat()


def a_match(pattern: str, said: str) -> str | None:
    """The text, if it is of this form."""
    return said if re.fullmatch(pattern, said, re.ASCII) else None


def a_mail(said: tuple[str, ...]) -> str | None:
    """The first that is an address."""
    return next((s for s in said if _MAIL.fullmatch(s) and not _NO_IDN.search(s)), None)


def a_link(*said: str) -> str | None:
    """The first that a browser can be sent to."""
    return next((s for s in said if _WEB.fullmatch(s) and len(s) <= LONGEST_WEB), None)


def a_siret(pivot: str) -> str | None:
    """None of what stands for « unknown », nor of an RNA."""
    return pivot if re.fullmatch(r"[0-9]{14}", pivot) and pivot.strip("0") else None
