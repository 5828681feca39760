"""What nameko hands to the doors that know where things are."""

import logging
from typing import Any

from nameko.extensions import DependencyProvider

from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.geocoder import (
    GazetteerGeocoder,
    Geocoder,
    NowhereGeocoder,
)
from services.directory.contract.gazetteer.opening import (
    NoGazetteer,
    gazetteer_if_any,
    open_gazetteer,
)
from services.directory.gazetteer.address_api import AddressApi
from services.directory.gazetteer.address_geocoder import AddressApiGeocoder
from services.directory.settings import DirectorySettings
from services.wire.settings import read_settings

_log = logging.getLogger(__name__)


class GazetteerProvider(DependencyProvider):
    """The gazetteer; None when it was not made at set-up, which is said once."""

    def setup(self) -> None:
        try:
            self.gazetteer: Gazetteer | None = open_gazetteer()
        except NoGazetteer as reason:
            self.gazetteer = None
            _log.warning("Only communes that listings name are known. %s", reason)

    def get_dependency(self, worker_ctx: Any) -> Gazetteer | None:
        return self.gazetteer


class GeocoderProvider(DependencyProvider):
    """Where texts are; the environment says whether the address API is asked too."""

    def setup(self) -> None:
        gazetteer = gazetteer_if_any()
        known = GazetteerGeocoder(gazetteer) if gazetteer else NowhereGeocoder()
        url = read_settings(DirectorySettings).address_api_url
        self.geocoder: Geocoder = AddressApiGeocoder(AddressApi(url), known) if url else known

    def get_dependency(self, worker_ctx: Any) -> Geocoder:
        return self.geocoder
