"""The map beside the list: where its points are asked for, and what it is drawn on. Pure."""

from dataclasses import dataclass

from services.gateway.pages.asked import Asked, address, one, without
from services.gateway.route import API
from services.gateway.settings import GatewaySettings
from services.gateway.where import Meant


@dataclass(frozen=True)
class MapView:
    """``points`` answers GeoJSON. ``around`` is latitude, longitude and, if asked, kilometres."""

    points: str
    places: str
    labels: str
    around: str
    tiles: str
    attribution: str


def map_view(asked: Asked, meant: Meant | None, settings: GatewaySettings) -> MapView:
    """The same places as the list has, all of them."""
    return MapView(
        points=address(without(asked, "limit", "facets"), f"{API}/places/map"),
        places=f"{API}/places",
        labels=f"{API}/communes/labels",
        around=_around(asked, meant),
        tiles=settings.tile_url,
        attribution=settings.tile_attribution,
    )


def _around(asked: Asked, meant: Meant | None) -> str:
    point = f"{meant.best.latitude},{meant.best.longitude}" if meant else one(asked, "near")
    return f"{point},{one(asked, 'within_km')}" if point else ""
