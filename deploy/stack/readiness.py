"""Whether each process of a stack does its work: by asking it, never by waiting a while."""

import http.client
import socket
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from amqp.exceptions import AMQPError
from kombu import Connection
from pymongo import MongoClient
from pymongo.errors import OperationFailure, PyMongoError

from deploy.stack.urls import Urls

TIMEOUT_S = 2.0

Ask = Callable[[], bool]


def questions(urls: Urls, ports: Mapping[str, int]) -> dict[str, Ask]:
    """For each process of the stack, whether it is ready now."""
    asks: dict[str, Ask] = {
        "epmd": lambda: listens(ports["epmd"]),
        "rabbitmq": lambda: broker_answers(urls.amqp),
        "mongod": lambda: mongod_answers(urls.mongo),
    }
    if urls.engine:
        asks["engine"] = lambda: http_answers(f"{urls.engine}/_cluster/health")
    for name, url in urls.health.items():
        asks[name] = lambda url=url: http_answers(f"{url}/health/ready")  # type: ignore[misc]
    return asks


def listens(port: int) -> bool:
    """Whether a server takes connections."""
    try:
        socket.create_connection(("127.0.0.1", port), TIMEOUT_S).close()
    except OSError:
        return False
    return True


def http_answers(url: str) -> bool:
    """Whether a GET is answered with 200; no proxy of the environment is asked."""
    split = urlsplit(url)
    connection = http.client.HTTPConnection(split.netloc, timeout=TIMEOUT_S)
    try:
        connection.request("GET", split.path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def broker_answers(url: str) -> bool:
    """Whether our user may open a connection."""
    try:
        with Connection(url, connect_timeout=TIMEOUT_S) as connection:
            connection.connect()
    except (OSError, AMQPError):
        return False
    return True


def mongod_answers(url: str) -> bool:
    """Whether it serves, even if it does not know our users yet."""
    timeout = int(TIMEOUT_S * 1000)
    with MongoClient[dict[str, Any]](url, serverSelectionTimeoutMS=timeout) as client:
        try:
            client.admin.command("ping")
        except OperationFailure:
            return True
        except PyMongoError:
            return False
    return True
