"""How the product runs in one process."""

import secrets
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.wire.retries import DEFAULT_DELAYS_MS


class LocalSettings(BaseSettings):
    """From the environment, prefix ``MAILLAGE_``.

    Everything it keeps lies in the folder ``var``.
    """

    model_config = SettingsConfigDict(env_prefix="MAILLAGE_")

    host: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    var: Path = Path("var")
    demo: bool = Field(True, description="load the demo territory into an empty directory")
    rate_limit: str = Field("1200/minute", description="reads, for each address")
    command_rate_limit: str = Field("60/minute", description="what is no read, for each address")
    retry_delays_ms: tuple[int, ...] = DEFAULT_DELAYS_MS
    log_form: str = Field("readable", pattern="^(readable|json)$")
    log_level: str = "INFO"


def session_secret(var: Path) -> str:
    """The secret that signs sessions, made once and readable by this user only."""
    kept = var / "session_secret"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(32))
    return kept.read_text()
