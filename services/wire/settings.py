"""How a process meets the others, and how any settings are read."""

import sys
from typing import Any, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.wire.retries import DEFAULT_DELAYS_MS

Settings = TypeVar("Settings", bound=BaseSettings)

EX_CONFIG = 78


class WireSettings(BaseSettings):
    """From the environment, prefix ``WIRE_``.

    ``amqp_url`` has no default: production must say it.
    """

    model_config = SettingsConfigDict(env_prefix="WIRE_")

    amqp_url: str = Field(min_length=1, description="amqp://user:password@host:port/vhost")
    retry_delays_ms: tuple[int, ...] = DEFAULT_DELAYS_MS
    health_host: str = "127.0.0.1"
    health_port: int = Field(0, description="where /health and /metrics answer; 0 for nowhere")
    max_workers: int = Field(32, ge=1)
    log_form: str = Field("json", pattern="^(readable|json)$")
    log_level: str = "INFO"


def read_settings(kind: type[Settings], **told: Any) -> Settings:
    """The settings, or the end of the process with a line for each that is missing or wrong.

    What is ``told`` comes before the environment.
    """
    try:
        return kind(**told)
    except ValidationError as error:
        prefix = kind.model_config.get("env_prefix", "")
        for problem in error.errors(include_input=False):
            name = prefix + "_".join(str(step) for step in problem["loc"])
            said = problem["msg"].removeprefix("Value error, ")
            sys.stderr.write(f"Set {name.upper()} in the environment: {said}.\n")
        raise SystemExit(EX_CONFIG) from None
