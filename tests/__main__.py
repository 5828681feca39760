"""``python -m tests`` (make test): brings what the tests need of the system, then runs them all.

Arguments go to pytest. What cannot be had here is skipped by the tests themselves, with the reason.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO

from deploy.stack.debian import find_rabbitmq
from deploy.stack.engine.jars import NoJars, fetch_jars
from deploy.stack.engine.jdk import why_absent
from deploy.stack.program import Missing

# Most tests wait for something, so two runs go side by side. What promises so many writes a second
# while everything is killed runs last and alone.
SHOWN = ("unit", "contract", "relevance", "browser")
BESIDE_IT = ("journeys", "fuzz", "faults")
ALONE = ("faults",)
NOT_ALONE, ONLY_ALONE = ("-m", "not alone"), ("-m", "alone")


def main(arguments: Sequence[str]) -> int:
    """0 when all passed, else pytest's exit code of the first run that did not."""
    _bring_broker()
    _bring_engine()
    _bring_browser()
    if arguments:
        return _run(arguments)
    with ThreadPoolExecutor(1) as pool:
        beside = pool.submit(_run_quietly, [*_folders(BESIDE_IT), *NOT_ALONE])
        _say(f"Also running, shown at the end: {', '.join(BESIDE_IT)}.")
        codes = [
            _run([*_folders(SHOWN), *NOT_ALONE]),
            beside.result(),
            _run([*_folders(ALONE), *ONLY_ALONE]),
        ]
    return next((code for code in codes if code), 0)


def _run(arguments: Sequence[str], output: IO[str] | None = None) -> int:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
    ).returncode


def _run_quietly(arguments: Sequence[str]) -> int:
    """Its output in one piece, once it has ended: nobody could read two at once."""
    with tempfile.TemporaryFile("w+") as output:
        code = _run(arguments, output)
        output.seek(0)
        _say(output.read())
    return code


def _folders(names: Sequence[str]) -> list[str]:
    return [f"tests/{name}" for name in names]


def _bring_broker() -> None:
    try:
        find_rabbitmq()
    except Missing as reason:
        _say(f"Tests on RabbitMQ will skip: {reason}")


def _bring_engine() -> None:
    if reason := why_absent():
        _say(f"Tests on the search engine will skip: {reason}")
        return
    try:
        fetch_jars()
    except NoJars as failure:
        _say(f"Tests on the search engine will fail: {failure}")


def _bring_browser() -> None:
    if shutil.which("chromium") or "MAILLAGE_CHROMIUM" in os.environ:
        return
    if os.geteuid() != 0:
        _say("Tests in a browser will skip: install Debian's chromium, or set MAILLAGE_CHROMIUM.")
        return
    _say("Installing Debian's chromium …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(
            ["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL
        )


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
