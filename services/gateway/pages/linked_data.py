"""A place, or a workshop, in schema.org's words, for search engines. Pure."""

from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.shown import ShownWorkshop
from services.directory.contract.workshop import WorkshopPlace
from services.directory.contract.zones import zone_of
from services.gateway.pages import hours
from services.gateway.pages.said import said, web_link

Json = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def as_script(known: Json) -> Markup:
    """JSON that cannot end the script element it stands in."""
    return htmlsafe_json_dumps(known, ensure_ascii=False)


def linked_data(place: PlaceSnapshot) -> Json:
    """The place as a LocalBusiness, as far as it says."""
    known = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "name": place.nom,
        "description": place.presentation_resume,
        "address": _postal_address(place),
        "geo": _point(place),
        "telephone": place.telephone,
        "email": next(iter(place.courriels), ""),
        "sameAs": [site for site in place.site_web if web_link(site)],
        "openingHoursSpecification": _opening_hours(place),
        "dateModified": place.date_maj.isoformat() if place.date_maj else "",
    }
    return {name: value for name, value in known.items() if value}


def event(shown: ShownWorkshop) -> Json:
    """The workshop as an Event, as far as it says."""
    workshop, place = shown.workshop, shown.workshop.place
    zone = zone_of(place.code_postal if place else "")
    state = "EventCancelled" if shown.cancelled else "EventScheduled"
    known = {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": workshop.titre,
        "about": workshop.theme,
        "startDate": workshop.starts_at.astimezone(zone).isoformat(),
        "endDate": workshop.ends_at.astimezone(zone).isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "inLanguage": workshop.language,
        "maximumAttendeeCapacity": workshop.seats,
        "location": _location(place) if place else None,
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


def _postal_address(place: PlaceSnapshot) -> Json:
    known = {
        "streetAddress": said(place.adresse),
        "postalCode": said(place.code_postal),
        "addressLocality": said(place.commune),
    }
    address = {name: value for name, value in known.items() if value}
    return {"@type": "PostalAddress", "addressCountry": "FR", **address} if address else {}


def _point(place: PlaceSnapshot) -> Json:
    if place.latitude is None or place.longitude is None or not said(place.adresse):
        return {}
    return {
        "@type": "GeoCoordinates",
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _opening_hours(place: PlaceSnapshot) -> list[Json]:
    week = hours.read(place.horaires)
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": DAYS[day],
            "opens": _time(opens),
            "closes": _time(min(closes, 24 * 60 - 1)),
        }
        for day, spans in sorted(week.days.items() if week else ())
        if day != hours.HOLIDAYS
        for opens, closes in spans
    ]


def _time(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(minutes, 60))
