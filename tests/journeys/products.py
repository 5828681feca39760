"""The product in its two shapes, started as its users start it."""

from collections.abc import Iterator

import pytest

from deploy.stack.engine.jdk import why_absent
from deploy.stack.running import Stack
from services.local import mongod
from tests.contract.buses import eventually
from tests.journeys.product import Product
from tests.processes import Embedded

SHAPES = ("embedded", "stack")
# All tests come from one network, which may otherwise ask for three alerts a day.
MANY_ALERTS = {"NOTIFY_CONFIRMATIONS_PER_ADDRESS_A_DAY": "1000000"}


@pytest.fixture(params=SHAPES)
def product(request: pytest.FixtureRequest) -> Product:
    """The product with its demo territory, in each shape in turn; both live for the whole run."""
    shape: Product = request.getfixturevalue(f"{request.param}_product")
    return shape


@pytest.fixture(scope="session")
def embedded_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """As `make run` starts it."""
    running = Embedded(tmp_path_factory.mktemp("embedded"), **MANY_ALERTS).start()
    mongo_url = mongod.running(running.var / "mongod")
    assert mongo_url
    product = Product(running.url, running.environment, mongo_url, [running.log])
    yield product
    product.close()
    assert running.stop() == 0


@pytest.fixture(scope="session")
def stack_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """As `make stack` starts it."""
    if reason := why_absent():
        pytest.skip(f"the stack needs its search engine: {reason}")
    limits = {"rate_limit": "1000000/minute", "notify": MANY_ALERTS}
    with Stack.start(tmp_path_factory.mktemp("stack"), port=0, **limits) as stack:
        stack.wait_ready()
        environment = {
            "WIRE_AMQP_URL": stack.urls.amqp,
            "DIRECTORY_MONGO_URL": stack.urls.directory_mongo,
            "NOTIFY_MONGO_URL": stack.urls.notify_mongo,
            "NOTIFY_PUBLIC_URL": stack.urls.gateway,
        }
        logs = [stack.log_of(name) for name in stack.names]
        product = Product(stack.urls.gateway, environment, stack.urls.mongo, logs, stack.urls.amqp)
        eventually(lambda: product.http.get("/api/v1/places").status_code == 200)
        yield product
        product.close()
