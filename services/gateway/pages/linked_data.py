"""A place in schema.org's words, for search engines. Pure."""

from collections.abc import Iterable
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from services.directory.contract.languages import CODES, languages_of
from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.vocabulary import NOT_ACCESSIBLE, REDUCED_MOBILITY
from services.directory.contract.workshop import WorkshopSnapshot
from services.gateway.pages.linked_events import event_of
from services.gateway.pages.linked_hours import exceptional_hours, usual_hours
from services.gateway.pages.said import mail_link, said, web_link

Json = dict[str, Any]
NO_PUBLIC = "Ce lieu n'accueille pas de public"
FREE: dict[tuple[str, ...], bool] = {("Gratuit",): True, ("Payant",): False}


def as_script(known: Json) -> Markup:
    """JSON that cannot end the script element it stands in."""
    return htmlsafe_json_dumps(known, ensure_ascii=False)


def linked_data(place: PlaceSnapshot, workshops: Iterable[WorkshopSnapshot] = ()) -> Json:
    """The place as a LocalBusiness, as far as it says, with its workshops but invented ones.

    Addresses are those of our pages, from the page's own on.
    """
    address = f"/lieux/{place.place_id}"
    known = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "@id": address,
        "url": address,
        "name": place.nom,
        "description": place.presentation_resume or place.presentation_detail,
        "identifier": _identifier(place),
        "address": _postal_address(place),
        "geo": _point(place),
        **_reached(place),
        "areaServed": [{"@type": "City", "name": name} for name in _communes(place)],
        "openingHoursSpecification": usual_hours(place.horaires),
        "specialOpeningHoursSpecification": exceptional_hours(place.exceptional_hours),
        "isAccessibleForFree": FREE.get(place.frais_a_charge),
        "publicAccess": False if NO_PUBLIC in place.modalites_acces else None,
        "amenityFeature": [_feature(*each) for each in _features(place)],
        "makesOffer": [_offer(service) for service in place.services],
        "event": [event_of(each) for each in workshops if not each.demo],
        "dateModified": place.date_maj.isoformat() if place.date_maj else None,
    }
    return {name: value for name, value in known.items() if value or value is False}


def _reached(place: PlaceSnapshot) -> Json:
    """By whom it may be asked, and in what language beside French."""
    email = next((each for each in place.courriels if mail_link(each)), "")
    telephone = place.telephone
    languages = ["fr", *(CODES.get(name, name) for name in languages_of(place))]
    contact = {"@type": "ContactPoint", "telephone": telephone, "email": email}
    speaks = len(languages) > 1 and (telephone or email)
    spoken = {name: value for name, value in contact.items() if value}
    return {
        "telephone": telephone,
        "email": email,
        "sameAs": [site for site in place.site_web if web_link(site)],
        "contactPoint": {**spoken, "availableLanguage": languages} if speaks else None,
    }


def _features(place: PlaceSnapshot) -> Iterable[tuple[str, bool]]:
    """What is there, and the one thing that is said not to be."""
    said = (*place.equipements, *place.accessibilite)
    yield from ((name, True) for name in said if name != NOT_ACCESSIBLE)
    if NOT_ACCESSIBLE in said:
        yield REDUCED_MOBILITY[0], False


def _feature(name: str, value: bool) -> Json:
    return {"@type": "LocationFeatureSpecification", "name": name, "value": value}


def _communes(place: PlaceSnapshot) -> Iterable[str]:
    """Where an itinerant place goes; else where it is."""
    stops = [said(stop.commune) for stop in place.stops]
    return dict.fromkeys(name for name in [*stops, said(place.commune)] if name)


def _offer(service: str) -> Json:
    return {"@type": "Offer", "itemOffered": {"@type": "Service", "name": service}}


def _identifier(place: PlaceSnapshot) -> Json | None:
    number = said(place.pivot)
    if len(number) != 14:
        return None
    return {"@type": "PropertyValue", "propertyID": "SIRET", "value": number}


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
