"""Fixtures: a real mongod for the tests that keep something. Imported by tests/conftest.py."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from services.local.mongod import NoMongod, start


@pytest.fixture(scope="session")
def mongo_url() -> Iterator[str]:
    """MAILLAGE_MONGO_URL when it is set, else a carried mongod for this session."""
    if url := os.environ.get("MAILLAGE_MONGO_URL"):
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="maillage-test-") as folder:
        try:
            mongod = start(Path(folder))
        except NoMongod as reason:
            pytest.skip(str(reason))
        with mongod:
            yield mongod.url


@pytest.fixture(scope="session")
def mongo_client(mongo_url: str) -> Iterator[MongoClient]:
    with MongoClient(mongo_url, tz_aware=True, w="majority", journal=True) as client:
        yield client


@pytest.fixture
def database(mongo_client: MongoClient) -> Iterator[Database]:
    """A database of this test's own, dropped afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    yield mongo_client[name]
    mongo_client.drop_database(name)
