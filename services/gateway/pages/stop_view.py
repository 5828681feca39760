"""A stop of an itinerant place as its page shows it. Pure."""

from dataclasses import dataclass

from services.directory.contract.stops import Stop
from services.gateway.pages import hours


@dataclass(frozen=True)
class StopView:
    """Where it stops, and when: in lines, or as it was written."""

    nom: str
    commune: str
    map_href: str
    hours: tuple[hours.Line, ...]
    hours_as_written: str


def stop_view(stop: Stop) -> StopView:
    """The stop in words."""
    return StopView(
        nom=stop.nom,
        commune=stop.commune,
        map_href=point_href(stop.latitude, stop.longitude, zoom=17),
        hours=hours.lines(stop.horaires),
        hours_as_written=hours.as_written(stop),
    )


def point_href(latitude: float | None, longitude: float | None, zoom: int) -> str:
    """The point on OpenStreetMap; empty when nobody knows it."""
    if latitude is None or longitude is None:
        return ""
    here = f"{zoom}/{latitude}/{longitude}"
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map={here}"
