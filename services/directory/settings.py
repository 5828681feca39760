"""Where the directory's things are."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DirectorySettings(BaseSettings):
    """From the environment, prefix ``DIRECTORY_``; ``var`` from MAILLAGE_VAR, as for the whole
    product.

    ``address_api_url`` is that of the national address API; without one, only communes and
    postcodes are known. Without ``mongo_url`` the carried mongod of the folder ``var`` is meant.
    """

    model_config = SettingsConfigDict(env_prefix="DIRECTORY_", populate_by_name=True)

    mongo_url: str = ""
    address_api_url: str = Field("", pattern=r"^(https?://\S+)?$")
    var: Path = Field(Path("var"), validation_alias="MAILLAGE_VAR")
