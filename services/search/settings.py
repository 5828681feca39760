"""Where the index is."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

URL_SCHEMES = r"^(tantivy://|(opensearch\+)?https?://)"


class SearchSettings(BaseSettings):
    """From the environment, prefix ``SEARCH_``. The scheme of the URL picks the engine.

    ``tantivy://`` lives in this process, ``http(s)://host:port`` is Elasticsearch,
    ``opensearch+http(s)://host:port`` is OpenSearch; a user and password may stand in the URL.
    """

    model_config = SettingsConfigDict(env_prefix="SEARCH_")

    index_url: str = Field("tantivy://", pattern=URL_SCHEMES)
    index_alias: str = Field("places", pattern=r"^[a-z][a-z0-9_-]*$")
    ca_file: str = Field("", description="the authority that signed the engine's certificate")
    fill_pause_s: float = Field(1.0, gt=0, description="between two tries to fill the index")
    watch_pause_s: float = Field(2.0, gt=0, description="between two looks whether it is filled")
