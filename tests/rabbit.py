"""Fixtures: a real RabbitMQ. Imported by tests/conftest.py."""

import os
from collections.abc import Iterator

import pytest
from kombu import Connection

from services.wire.queues import PARKED, all_queues, retry_queue
from services.wire.retries import DEFAULT_DELAYS_MS


@pytest.fixture(scope="session")
def amqp_url() -> Iterator[str]:
    """MAILLAGE_AMQP_URL when it is set, else a broker of our own."""
    if url := os.environ.get("MAILLAGE_AMQP_URL"):
        yield url


@pytest.fixture
def fresh_amqp_url(amqp_url: str) -> str:
    """The broker without any queue of an earlier test."""
    delays = {*DEFAULT_DELAYS_MS, 100, 200, 300}
    retries = [retry_queue(delay) for delay in delays]
    names = [queue for _, queue in all_queues()]
    with Connection(amqp_url) as connection:
        for name in [*names, *retries, PARKED]:
            connection.channel().queue_delete(name)
    return amqp_url
