"""The stack's passwords: made once, kept in a file that only its user can read."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path


def _new() -> str:
    return secrets.token_hex(24)  # nothing in it needs quoting in a URL or a configuration file


@dataclass(frozen=True)
class Secrets:
    """One for each user, so that no service can open what is another's."""

    amqp: str = field(default_factory=_new)
    cookie: str = field(default_factory=_new)
    mongo_admin: str = field(default_factory=_new)
    directory: str = field(default_factory=_new)
    notify: str = field(default_factory=_new)
    session: str = field(default_factory=_new)
    contacts: str = field(default_factory=_new)


def kept_secrets(folder: Path) -> Secrets:
    """The folder's secrets."""
    kept = folder / "secrets.json"
    known = json.loads(kept.read_text()) if kept.exists() else {}
    secrets = Secrets(**known)
    if asdict(secrets) != known:  # new, or from a version that needed fewer
        write_private(kept, json.dumps(asdict(secrets), indent=1))
    return secrets


def write_private(file: Path, text: str) -> None:
    """Write a file that only this user can read; whole or not at all."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
    new.replace(file)
