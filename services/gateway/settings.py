"""Where the gateway listens and what it allows."""

from aiohttp import web
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class GatewaySettings(BaseSettings):
    """From the environment, prefix ``GATEWAY_``.

    ``session_secret`` has no default: production must say it.
    """

    model_config = SettingsConfigDict(env_prefix="GATEWAY_")

    host: str = "127.0.0.1"
    port: int = 8080
    session_secret: SecretStr = Field(
        min_length=32, description="signs sessions; 32 characters or more"
    )
    secure_cookies: bool = Field(
        True, description="False only where the gateway is reached by plain http"
    )
    trusted_proxies: int = Field(0, ge=0, description="how many proxies stand before us")
    rate_limit: str = Field("1200/minute", description="reads, for each address")
    command_rate_limit: str = Field(
        "60/minute", description="everything that is not a read, for each address"
    )
    largest_body_bytes: int = 256 * 1024


SETTINGS = web.AppKey("settings", GatewaySettings)
