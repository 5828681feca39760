"""The gazetteer as set-up made it; without it, these tests skip."""

import pytest

from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.opening import NoGazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    try:
        return open_gazetteer()
    except NoGazetteer as reason:
        pytest.skip(str(reason))
