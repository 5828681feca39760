"""Fixtures: a real RabbitMQ, started as `make stack` starts it. Imported by tests/conftest.py."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from kombu import Connection

from deploy.stack.ports import pick
from deploy.stack.program import Missing, Program
from deploy.stack.rabbitmq import rabbitmq_programs
from deploy.stack.secrets import Secrets
from deploy.stack.urls import urls_of
from services.wire.confirmed import AWAY
from services.wire.queues import PARKED, awaited_queues, retry_queue
from services.wire.retries import DEFAULT_DELAYS_MS

START_S = 90


@pytest.fixture(scope="session")
def amqp_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """MAILLAGE_AMQP_URL when it is set, else a broker of our own."""
    if url := os.environ.get("MAILLAGE_AMQP_URL"):
        yield url
        return
    folder = tmp_path_factory.mktemp("broker")
    ports, secrets = pick(0, {}), Secrets()
    try:
        programs = rabbitmq_programs(folder, ports, secrets)
    except Missing as reason:
        pytest.skip(str(reason))
    url = urls_of(ports, secrets, embedded_index=True).amqp
    with ExitStack() as running:
        for program in programs:
            running.enter_context(_running(program, folder / f"{program.name}.log"))
        _wait_until_it_answers(url, folder / "rabbitmq.log")
        yield url


@pytest.fixture
def fresh_amqp_url(amqp_url: str) -> str:
    """The broker without any queue of an earlier test."""
    delays = {*DEFAULT_DELAYS_MS, 100, 200, 300}
    retries = [retry_queue(delay) for delay in delays]
    names = [queue for _, queue in awaited_queues()]
    with Connection(amqp_url) as connection:
        for name in [*names, *retries, PARKED]:
            connection.channel().queue_delete(name)
    return amqp_url


@contextmanager
def _running(program: Program, log: Path) -> Iterator[None]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            list(program.command),
            env={**os.environ, **program.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _wait_until_it_answers(url: str, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            with Connection(url, connect_timeout=2) as connection:
                connection.ensure_connection(max_retries=1, timeout=2)
            return
        except AWAY:
            assert time.monotonic() < deadline, log.read_text()[-2000:]
            time.sleep(0.2)
