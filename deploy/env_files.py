"""``python3 -m deploy.env_files``: writes deploy/*.env from the examples, with new passwords.

Needs no package. The same placeholder gets the same password in every file.
"""

import os
import re
import secrets
import sys
from collections import defaultdict
from pathlib import Path

DEPLOY = Path(__file__).parent
PLACEHOLDER = re.compile(r"change-me-[a-z-]+")


def write_env_files(folder: Path = DEPLOY) -> list[Path]:
    """The files that were written, for this user only. Ends the process when some were there.

    Half of them would have passwords that the other half does not know.
    """
    examples = sorted(folder.glob("*.env.example"))
    files = [example.with_suffix("") for example in examples]
    if there := [file.name for file in files if file.exists()]:
        sys.exit(f"Nothing was written: {', '.join(there)} would no longer fit the others.")
    passwords: defaultdict[str, str] = defaultdict(lambda: secrets.token_hex(24))
    for example, file in zip(examples, files, strict=True):
        text = PLACEHOLDER.sub(lambda found: passwords[found[0]], example.read_text())
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            stream.write(text)
    return files


if __name__ == "__main__":
    for written in write_env_files():
        sys.stdout.write(f"{written}\n")
