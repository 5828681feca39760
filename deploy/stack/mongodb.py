"""One mongod, with a user for each service that keeps something."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pymongo import MongoClient
from pymongo.errors import OperationFailure

from deploy.stack.program import Missing, Program
from deploy.stack.secrets import Secrets
from deploy.stack.urls import Urls
from services.local.mongod_files import NoMongod, find_mongod

USER_NOT_FOUND = 11
AUTHENTICATION_FAILED = 18


def mongod_program(folder: Path, ports: Mapping[str, int]) -> Program:
    """The server. Raises Missing."""
    data = folder / "mongod"
    data.mkdir(exist_ok=True)
    try:
        program = find_mongod()
    except NoMongod as reason:
        raise Missing(str(reason)) from reason
    # fmt: off
    command = [
        str(program), "--dbpath", str(data), "--auth",
        "--bind_ip", "127.0.0.1", "--port", str(ports["mongod"]), "--nounixsocket",
        "--wiredTigerCacheSizeGB", "0.25", "--quiet",
        "--setParameter", "diagnosticDataCollectionEnabled=false",
    ]
    # fmt: on
    return Program("mongod", command)


def make_users(urls: Urls, secrets: Secrets) -> None:
    """An administrator and a user per database, unless they are there. Needs a server that answers.

    MongoDB lets anyone on its own machine make the first user, and nobody after that.
    """
    if not _may_enter(urls.mongo):
        _make_first_user(urls.mongo, secrets.mongo_admin)
    with MongoClient[dict[str, Any]](urls.mongo) as client:
        for name, password in (("directory", secrets.directory), ("notify", secrets.notify)):
            _make_user(client, name, password)


def _may_enter(url: str) -> bool:
    with MongoClient[dict[str, Any]](url) as client:
        try:
            client.admin.command("ping")
        except OperationFailure as failure:
            if failure.code != AUTHENTICATION_FAILED:
                raise
            return False
        return True


def _make_first_user(url: str, password: str) -> None:
    anonymous = "mongodb://" + url.partition("@")[2]
    with MongoClient[dict[str, Any]](anonymous) as client:
        client.admin.command("createUser", "admin", pwd=password, roles=["root"])


def _make_user(client: "MongoClient[dict[str, Any]]", name: str, password: str) -> None:
    """It may do what it likes in its own database, and nothing in another."""
    asked: dict[str, Any] = {"pwd": password, "roles": ["readWrite", "dbAdmin"]}
    try:
        client[name].command("updateUser", name, **asked)
    except OperationFailure as failure:
        if failure.code != USER_NOT_FOUND:
            raise
        client[name].command("createUser", name, **asked)
