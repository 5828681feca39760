"""docker-compose.yml cannot be started where this is developed: what can be known of it without an
engine is checked here. compose-spec.json is the compose specification's own schema (Apache-2.0), as
the npm package dclint 3.1.0 carries it.
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic_settings import BaseSettings

from deploy.env_files import write_env_files
from deploy.stack.options import GATEWAY_PORT, Options
from deploy.stack.program import Program
from deploy.stack.secrets import Secrets
from deploy.stack.services import OURS, service_programs
from deploy.stack.urls import urls_of
from services.directory.settings import DirectorySettings
from services.gateway.settings import GatewaySettings
from services.notify.settings import SendingSettings
from services.search.settings import SearchSettings
from services.wire.settings import WireSettings

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
SETTINGS: dict[str, type[BaseSettings]] = {
    "wire": WireSettings,
    "directory": DirectorySettings,
    "notify": SendingSettings,
    "search": SearchSettings,
    "gateway": GatewaySettings,
}
OF_SERVICES = re.compile(r"^(WIRE|DIRECTORY|NOTIFY|SEARCH|GATEWAY)_")
PORTS = {
    name: number
    for number, name in enumerate(
        ("engine", "gateway", "amqp", "mongod", "directory", "search", "notify"), start=5000
    )
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def stack() -> dict[str, Program]:
    urls = urls_of(PORTS, Secrets(), embedded_index=False)
    programs = service_programs(Options(Path("var")), PORTS, urls, Secrets())
    return {program.name: program for program in programs}


def test_it_is_valid_by_the_specification(compose):
    schema = json.loads(Path(__file__).with_name("compose-spec.json").read_text())

    errors = [error.message for error in Draft7Validator(schema).iter_errors(compose)]

    assert errors == []


def test_what_it_names_is_there(compose):
    for service in compose["services"].values():
        assert set(service.get("networks", ())) <= set(compose["networks"])
        assert set(service.get("depends_on", ())) <= set(compose["services"])
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            assert source in compose["volumes"] or (ROOT / source).is_file()
        for file in service.get("env_file", ()):
            assert (ROOT / f"{file}.example").is_file()


def test_every_image_is_pinned(compose):
    for service in compose["services"].values():
        assert re.search(r":\d+\.\d+\.\d+", service["image"])


def test_whoever_is_waited_for_as_healthy_has_a_health_check(compose):
    image = (DEPLOY / "image" / "Dockerfile").read_text()
    for service in compose["services"].values():
        for name, wanted in service.get("depends_on", {}).items():
            checked = "healthcheck" in compose["services"][name] or name in OURS
            assert checked or wanted["condition"] != "service_healthy"
    assert "HEALTHCHECK" in image


@pytest.mark.parametrize(
    ("maker", "made"),
    [
        ("services.directory.gazetteer.build", "services/directory/gazetteer/data"),
        ("services.gateway.vendoring", "services/gateway/static/vendor"),
    ],
)
def test_the_image_makes_for_itself_what_set_up_makes(maker, made):
    image = (DEPLOY / "image" / "Dockerfile").read_text()
    left_out = (DEPLOY / "image" / "Dockerfile.dockerignore").read_text().splitlines()

    assert f"python -m {maker}" in image
    assert f"COPY --from=made /srv/maillage/{made} {made}\n" in image
    assert made in left_out


def test_only_the_gateway_publishes_a_port_and_the_admin_pages_on_loopback(compose):
    published = {
        name: service["ports"]
        for name, service in compose["services"].items()
        if "ports" in service
    }

    assert set(published) == {"gateway", "admin"}
    assert compose["services"]["admin"]["profiles"] == ["admin"]
    assert all(port.startswith("127.0.0.1:") for port in published["admin"])


def test_no_service_writes_to_its_image_or_has_a_privilege(compose):
    for name in OURS:
        service = compose["services"][name]
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", OURS)
def test_a_service_is_started_by_the_command_of_the_stack(name, compose, stack):
    _, *arguments = stack[name].command

    assert compose["services"][name]["command"] == ["python", *arguments]


@pytest.mark.parametrize("name", OURS)
def test_a_service_is_told_the_settings_of_the_stack(name, compose, stack):
    told = {setting for setting in stack[name].environment if OF_SERVICES.match(setting)}

    set_here = {setting for file in files_of(compose, name) for setting in read(file)[0]}

    wire_of_all = {"WIRE_HEALTH_HOST", "WIRE_HEALTH_PORT"}  # one file for all four says them
    assert set_here - wire_of_all == told - wire_of_all


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_in_the_example_and_nothing_else(name):
    set_here, defaults = read(DEPLOY / f"{name}.env.example")

    assert {*set_here, *defaults} == set(names_of(SETTINGS[name]))


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_shown_with_its_default_has_that_default(name):
    _, shown = read(DEPLOY / f"{name}.env.example")
    names = names_of(SETTINGS[name])

    for setting, text in shown.items():
        assert text == as_text(SETTINGS[name].model_fields[names[setting]].default)


def test_the_examples_are_settings_a_service_starts_with(monkeypatch, env_files):
    for name, settings in SETTINGS.items():
        for setting, value in read(env_files / f"{name}.env")[0].items():
            monkeypatch.setenv(setting, value)

        settings()


def test_urls_name_the_users_and_databases_of_the_stack(stack):
    for name, setting in (
        ("directory", "WIRE_AMQP_URL"),
        ("directory", "DIRECTORY_MONGO_URL"),
        ("notify", "NOTIFY_MONGO_URL"),
    ):
        file = "wire" if setting.startswith("WIRE") else name
        here = urlsplit(read(DEPLOY / f"{file}.env.example")[0][setting])
        there = urlsplit(stack[name].environment[setting])
        assert (here.scheme, here.username, here.path) == (
            there.scheme,
            there.username,
            there.path,
        )


def test_the_gateway_has_the_port_of_the_stack(compose):
    port = read(DEPLOY / "gateway.env.example")[0]["GATEWAY_PORT"]

    assert port == str(GATEWAY_PORT)
    assert compose["services"]["gateway"]["ports"][0].endswith(f":-{port}}}:{port}")


def test_a_server_and_its_clients_get_one_password(env_files):
    def of(file: str, setting: str) -> str:
        return read(env_files / f"{file}.env")[0][setting]

    def password(file: str, setting: str) -> str | None:
        return urlsplit(of(file, setting)).password

    assert password("wire", "WIRE_AMQP_URL") == of("rabbitmq", "RABBITMQ_DEFAULT_PASS")
    assert password("directory", "DIRECTORY_MONGO_URL") == of("mongodb", "DIRECTORY_PASSWORD")
    assert password("notify", "NOTIFY_MONGO_URL") == of("mongodb", "NOTIFY_PASSWORD")
    assert password("search", "SEARCH_INDEX_URL") == of("elasticsearch", "SEARCH_PASSWORD")


def test_written_files_are_private_and_have_no_placeholder(env_files):
    for file in env_files.glob("*.env"):
        assert file.stat().st_mode & 0o077 == 0
        assert "change-me" not in file.read_text()


def test_files_that_are_there_are_left_alone(env_files):
    with pytest.raises(SystemExit, match="Nothing was written"):
        write_env_files(env_files)


@pytest.fixture
def env_files(tmp_path: Path) -> Path:
    for example in DEPLOY.glob("*.env.example"):
        (tmp_path / example.name).write_text(example.read_text())
    write_env_files(tmp_path)
    return tmp_path


def files_of(compose: dict[str, Any], name: str) -> list[Path]:
    return [ROOT / f"{file}.example" for file in compose["services"][name]["env_file"]]


def read(file: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What a file sets, and what it shows as a default."""
    found = re.findall(r"^(# )?([A-Z_]+)=(.*)$", file.read_text(), re.MULTILINE)
    return (
        {name: value for comment, name, value in found if not comment},
        {name: value for comment, name, value in found if comment},
    )


def names_of(settings: type[BaseSettings]) -> dict[str, str]:
    """The environment's name of each field."""
    prefix = settings.model_config.get("env_prefix", "")
    return {
        str(field.validation_alias or f"{prefix}{name}".upper()): name
        for name, field in settings.model_fields.items()
    }


def as_text(default: object) -> str:
    if isinstance(default, tuple):
        return json.dumps(default, separators=(",", ":"))
    return str(default).lower() if isinstance(default, bool) else str(default)
