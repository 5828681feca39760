"""The routes of the HSDS API."""

from services.gateway.answering import asking_each_time, reading
from services.gateway.handlers import hsds
from services.gateway.hsds.model import Organization, Service, ServiceAtLocation
from services.gateway.hsds.paging import (
    OrganizationPage,
    PageQuery,
    ServiceAtLocationPage,
    ServicePage,
)
from services.gateway.route import Route

HSDS = (
    Route(
        "GET",
        "/hsds/",
        asking_each_time(hsds.about),
        name="hsds",
        summary="HSDS 3.1: what this API is",
        answer=hsds.About,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        "/hsds/services",
        reading(hsds.list_services),
        name="hsds_services",
        summary="HSDS 3.1: the services of places, page by page",
        query=PageQuery,
        answer=ServicePage,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        "/hsds/services/{id}",
        reading(hsds.show_service),
        name="hsds_service",
        summary="HSDS 3.1: one service, with all that belongs to it",
        answer=Service,
        refusals=(404, 414, 422),
    ),
    Route(
        "GET",
        "/hsds/organizations",
        reading(hsds.list_organizations),
        name="hsds_organizations",
        summary="HSDS 3.1: who runs the places, page by page",
        query=PageQuery,
        answer=OrganizationPage,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        "/hsds/organizations/{id}",
        reading(hsds.show_organization),
        name="hsds_organization",
        summary="HSDS 3.1: who runs one place, and where it is",
        answer=Organization,
        refusals=(404, 414, 422),
    ),
    Route(
        "GET",
        "/hsds/service_at_locations",
        reading(hsds.list_service_at_locations),
        name="hsds_service_at_locations",
        summary="HSDS 3.1: services at their places, page by page",
        query=PageQuery,
        answer=ServiceAtLocationPage,
        refusals=(414, 422),
    ),
    Route(
        "GET",
        "/hsds/service_at_locations/{id}",
        reading(hsds.show_service_at_location),
        name="hsds_service_at_location",
        summary="HSDS 3.1: one service at its place, with its hours",
        answer=ServiceAtLocation,
        refusals=(404, 414, 422),
    ),
)
