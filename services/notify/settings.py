"""Where notify's things are."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


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
