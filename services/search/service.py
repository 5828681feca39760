"""Search: finds places; holds nothing that could not be rebuilt."""

from services.search.places.doors import PlaceSearchDoors
from services.wire.telemetry import Watched


class SearchService(PlaceSearchDoors, Watched):
    """The room's class, made of its subjects' doors."""

    name = "search"
