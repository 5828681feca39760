"""Search: finds places and workshops; holds nothing that could not be rebuilt."""

from services.search.places.doors import PlaceSearchDoors
from services.search.workshops.doors import WorkshopSearchDoors
from services.wire.telemetry import Watched


class SearchService(PlaceSearchDoors, WorkshopSearchDoors, Watched):
    """The room's class, made of its subjects' doors."""

    name = "search"
