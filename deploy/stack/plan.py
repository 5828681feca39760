"""What a stack is made of, decided before anything starts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy.stack.engine.jars import NoJars, fetch_jars
from deploy.stack.engine.jdk import why_absent
from deploy.stack.mongodb import mongod_program
from deploy.stack.options import Options
from deploy.stack.ports import pick
from deploy.stack.program import Missing, Program
from deploy.stack.rabbitmq import rabbitmq_programs
from deploy.stack.secrets import Secrets, kept_secrets
from deploy.stack.services import python, service_programs
from deploy.stack.urls import Urls, earlier_ports, urls_of


@dataclass(frozen=True)
class Plan:
    """The programs in the order they start; what each is told is in its environment."""

    programs: Sequence[Program]
    ports: Mapping[str, int]
    urls: Urls
    secrets: Secrets


def make_plan(folder: Path, options: Options) -> Plan:
    """Brings what is absent, picks the ports, writes the servers' own configuration.

    Raises Missing.
    """
    secrets = kept_secrets(folder)
    ports = pick(options.port, earlier_ports(folder))
    urls = urls_of(ports, secrets, options.embedded_index)
    programs = [*rabbitmq_programs(folder, ports, secrets), mongod_program(folder, ports)]
    if not options.embedded_index:
        programs.append(_engine_program(folder, ports["engine"], options))
    programs += service_programs(options, ports, urls, secrets)
    return Plan(programs, ports, urls, secrets)


def _engine_program(folder: Path, base_port: int, options: Options) -> Program:
    if lacking := why_absent():
        raise Missing(
            f"The search engine cannot run: {lacking}. Install it, or start with "
            "--embedded-index, which keeps the index inside the search service."
        )
    options.say("Looking for the search engine's jars (Maven brings them the first time) …")
    try:
        fetch_jars()
    except NoJars as failure:
        raise Missing(f"Maven could not bring the search engine's jars.\n{failure}") from failure
    where = ["--base-port", str(base_port), "--data", str(folder / "engine")]
    return Program("engine", python("deploy.stack.engine", *where))
