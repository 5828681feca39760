"""Where notify's things are, through whom it reaches people, and how often."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.notify.channels.opening import is_sandbox

CHANNEL_URLS = r"^(sandbox://|smtps?://.+)"


class NotifySettings(BaseSettings):
    """From the environment, prefix ``NOTIFY_``; ``var`` from MAILLAGE_VAR, as for the whole
    product.

    Without ``mongo_url`` the carried mongod of the folder ``var`` is meant. Links begin with
    ``public_url``, or where the embedded product of that folder answers.
    """

    model_config = SettingsConfigDict(env_prefix="NOTIFY_", populate_by_name=True)

    mongo_url: str = ""
    public_url: str = ""
    var: Path = Field(Path("var"), validation_alias="MAILLAGE_VAR")


class SendingSettings(NotifySettings):
    """What the service itself needs beside.

    ``secret`` and ``public_url`` have no default: production must say them.
    """

    secret: SecretStr = Field(
        min_length=32, description="seals contacts; without it nobody can be reached any more"
    )
    older_secrets: tuple[SecretStr, ...] = Field((), description="that contacts may be sealed with")
    public_url: str = Field(pattern=r"^https?://", description="what links begin with")
    sms_url: str = Field("sandbox://", pattern=r"^sandbox://$")
    email_url: str = Field("sandbox://", pattern=CHANNEL_URLS)
    sms_per_person_a_day: int = Field(5, ge=1)
    sms_per_hour: int = Field(1000, ge=1, description="of the whole deployment")
    confirmations_a_day: int = Field(3, ge=1, description="for one person")
    confirmations_per_address_a_day: int = Field(
        3, ge=1, description="of the internet: raise it where many share one, as in a library"
    )
    retry_delays_s: tuple[float, ...] = (10, 60, 300, 900, 3600, 14_400)
    allow_sandbox: bool = Field(
        False, validate_default=True, description="show what is sent to whoever signs in"
    )

    @field_validator("allow_sandbox")
    @classmethod
    def _no_sandbox_for_the_world(cls, allowed: bool, told: ValidationInfo) -> bool:
        urls = (told.data.get("sms_url", ""), told.data.get("email_url", ""))
        if not allowed and any(map(is_sandbox, urls)) and not _is_here(told.data.get("public_url")):
            raise ValueError(
                "this deployment is reached from elsewhere, and its messages would reach nobody: "
                "configure NOTIFY_SMS_URL and NOTIFY_EMAIL_URL, or set this to true"
            )
        return allowed


def _is_here(public_url: str | None) -> bool:
    """Whether the address is this machine's own; an unreadable one has its own error."""
    host = urlsplit(public_url or "http://localhost").hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
