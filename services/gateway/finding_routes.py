"""The routes of the API that help to find places."""

from services.gateway.answering import reading
from services.gateway.finding_queries import LabelQuery, MapQuery, SuggestionQuery
from services.gateway.handlers import finding
from services.gateway.route import API, Route
from services.gateway.workshop_query import WorkshopQuery
from services.search.contract.suggestions import Suggestions
from services.search.contract.workshops import FoundWorkshops

FINDING = (
    Route(
        "GET",
        f"{API}/workshops",
        reading(finding.list_workshops),
        name="list_workshops",
        summary="Workshops to come, the soonest first",
        query=WorkshopQuery,
        answer=FoundWorkshops,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        f"{API}/places/map",
        reading(finding.map_places),
        name="map_places",
        summary="Places as GeoJSON points, or how many there are in each tile of a map",
        query=MapQuery,
        media=finding.GEOJSON,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        f"{API}/communes/labels",
        reading(finding.label_map),
        name="label_map",
        summary="The biggest communes in a stretch of the map, to name what lies there",
        query=LabelQuery,
        answer=finding.MapLabels,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        f"{API}/suggestions",
        reading(finding.suggest),
        name="suggest",
        summary="What may be meant by what is typed so far: communes, services, places",
        query=SuggestionQuery,
        answer=Suggestions,
        refusals=(414, 422),
    ),
)
