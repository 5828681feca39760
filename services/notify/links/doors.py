"""Opening links."""

from typing import Any, get_args

from services.notify.contract.links import Purpose
from services.notify.links.opening import Opening
from services.notify.providers import PartProvider
from services.wire.rpc import rpc


class LinkDoors:
    """The calls about links."""

    opening: Opening = PartProvider("opening")

    @rpc
    def open_link(self, token: str) -> dict[str, Any]:
        """What the link allows; see LinkClaims. Raises NotFound for one that is unknown or over."""
        return self.opening.open(token, *get_args(Purpose)).model_dump(mode="json")
