"""How the product runs in one process."""

import os
import secrets
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.notify.settings import SendingSettings
from services.wire.retries import DEFAULT_DELAYS_MS
from services.wire.settings import read_settings


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
    proposal_rate_limit: str = Field(
        "20/day", description="corrections proposed without signing in, for each address"
    )
    retry_delays_ms: tuple[int, ...] = DEFAULT_DELAYS_MS
    log_form: str = Field("readable", pattern="^(readable|json)$")
    log_level: str = "INFO"


def kept_secret(var: Path, name: str) -> str:
    """A secret of this folder's product, made once and readable by this user only."""
    kept = var / name
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(32))
    return kept.read_text()


def sending_settings(settings: LocalSettings) -> SendingSettings:
    """How notify sends: as the environment says, with the secret and the address of this folder."""
    told = {
        "secret": kept_secret(settings.var, "notify_secret"),
        "public_url": f"http://{settings.host}:{settings.port}",
    }
    unsaid = {n: value for n, value in told.items() if f"NOTIFY_{n.upper()}" not in os.environ}
    return read_settings(SendingSettings, **unsaid)
