"""A workshop in schema.org's words, for search engines. Pure."""

from typing import Any

from services.directory.contract.shown import ShownWorkshop
from services.directory.contract.workshop import WorkshopPlace, WorkshopSnapshot
from services.directory.contract.zones import zone_of
from services.gateway.pages.said import said

Json = dict[str, Any]


def event(shown: ShownWorkshop) -> Json:
    """The workshop as an Event, as far as it says."""
    state = "EventCancelled" if shown.cancelled else "EventScheduled"
    return {
        "@context": "https://schema.org",
        **event_of(shown.workshop),
        "eventStatus": f"https://schema.org/{state}",
    }


def event_of(workshop: WorkshopSnapshot) -> Json:
    """The same as a part of something else."""
    place = workshop.place
    zone = zone_of(place.code_postal if place else "")
    address = f"/ateliers/{workshop.workshop_id}"
    known = {
        "@type": "EducationEvent",
        "@id": address,
        "url": address,
        "name": workshop.titre,
        "about": workshop.theme,
        "startDate": workshop.starts_at.astimezone(zone).isoformat(),
        "endDate": workshop.ends_at.astimezone(zone).isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": workshop.language,
        "isAccessibleForFree": True if workshop.price.casefold() == "gratuit" else None,
        "maximumAttendeeCapacity": workshop.seats,
        "audience": [{"@type": "Audience", "audienceType": each} for each in workshop.publics],
        "location": _location(place) if place else None,
        "organizer": {"@type": "Organization", "name": place.nom} if place else None,
    }
    return {name: value for name, value in known.items() if value}


def _location(place: WorkshopPlace) -> Json:
    known = {"postalCode": said(place.code_postal), "addressLocality": said(place.commune)}
    address = {name: value for name, value in known.items() if value}
    return {
        "@type": "Place",
        "name": place.nom,
        "address": {"@type": "PostalAddress", "addressCountry": "FR", **address},
    }
