"""Where the directory's things are."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DirectorySettings(BaseSettings):
    """From the environment, prefix ``DIRECTORY_``; ``var`` from MAILLAGE_VAR, as for the whole
    product.

    ``address_api_url`` is that of the national address API; without one, only communes and
    postcodes are known. Without ``mongo_url`` the carried mongod of the folder ``var`` is meant.
    Of the log of changes, lines of the last ``changes_days`` are kept, ``changes_most`` at most.
    """

    model_config = SettingsConfigDict(env_prefix="DIRECTORY_", populate_by_name=True)

    mongo_url: str = ""
    address_api_url: str = Field("", pattern=r"^(https?://\S+)?$")
    changes_days: int = Field(90, ge=1, le=3650)
    changes_most: int = Field(1_000_000, ge=1000)
    var: Path = Field(Path("var"), validation_alias="MAILLAGE_VAR")
