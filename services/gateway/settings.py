"""Where the gateway listens and what it allows."""

from typing import Self
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import Field, SecretStr, model_validator
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
    proposal_rate_limit: str = Field(
        "20/day", description="corrections proposed without signing in, for each address"
    )
    largest_body_bytes: int = 256 * 1024
    home_departments: str = Field(
        "", description="where communes are meant first: 18,28,36,37,41,45; none for all France"
    )
    tile_url: str = Field("", description="of the map: https://…/{z}/{x}/{y}.png")
    tile_attribution: str = Field("", description="whose tiles they are, as the map has to say")

    @model_validator(mode="after")
    def _tiles_can_be_shown(self) -> Self:
        if not self.tile_url:
            return self
        if not self.tile_host or any(part not in self.tile_url for part in ("{z}", "{x}", "{y}")):
            raise ValueError("GATEWAY_TILE_URL is an http(s) address with {z}, {x} and {y}")
        if not self.tile_attribution:
            raise ValueError("GATEWAY_TILE_ATTRIBUTION has to say whose tiles these are")
        return self

    def home(self) -> frozenset[str]:
        """The departments whose communes are meant first."""
        return frozenset(filter(None, map(str.strip, self.home_departments.split(","))))

    @property
    def tile_host(self) -> str:
        """Where tiles come from, as a content security policy names it; empty without tiles."""
        url = urlsplit(self.tile_url.replace("{s}", "*"))
        return f"{url.scheme}://{url.netloc}" if url.scheme in ("http", "https") else ""


SETTINGS = web.AppKey("settings", GatewaySettings)
