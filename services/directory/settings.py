"""Where the directory's things are."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DirectorySettings(BaseSettings):
    """From the environment, prefix ``DIRECTORY_``; ``var`` from MAILLAGE_VAR, as for the whole
    product.

    Without ``mongo_url`` the carried mongod of the folder ``var`` is meant.
    """

    model_config = SettingsConfigDict(env_prefix="DIRECTORY_", populate_by_name=True)

    mongo_url: str = ""
    var: Path = Field(Path("var"), validation_alias="MAILLAGE_VAR")
