"""A place and its offers as HSDS objects: the structure, the spot, each service there. Pure."""

from collections.abc import Sequence

from services.directory.contract.offers import Offer
from services.directory.contract.place import PlaceSnapshot
from services.gateway.hsds.ids import id_of
from services.gateway.hsds.model import (
    Attribute,
    Organization,
    OrganizationIdentifier,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from services.gateway.hsds.spots import location_of, phones_of
from services.gateway.inclusion import clean

TAXONOMY = "Standard national des lieux de médiation numérique, v1.0.2"
UNSAID = "Médiation numérique (services à préciser)"
UNDESCRIBED = "Lieu de médiation numérique."


def organization(place: PlaceSnapshot) -> Organization:
    """Who runs it, as far as the listing says: each listing has an organization of its own."""
    parent = place.structure_parente.strip()
    return Organization(
        id=place.place_id,
        name=parent or place.nom,
        alternate_name=place.nom if parent else None,
        description=_presentation(place) or UNDESCRIBED,
        email=clean.a_mail(place.courriels),
        website=clean.a_link(*place.site_web),
    )


def full_organization(place: PlaceSnapshot) -> Organization:
    """With its number, its telephone and its location."""
    return organization(place).model_copy(
        update={
            "phones": phones_of(place),
            "locations": (location_of(place),),
            "organization_identifiers": _identifiers(place),
        }
    )


def service(offer: Offer) -> Service:
    """The service, with the organization that gives it."""
    place = offer.place
    return Service(
        id=offer.offer_id,
        organization_id=place.place_id,
        name=offer.service or UNSAID,
        description=_presentation(place) or UNDESCRIBED,
        url=clean.a_link(*place.site_web),
        email=clean.a_mail(place.courriels),
        application_process=_list(place.modalites_acces),
        fees_description=_list(place.frais_a_charge),
        accreditations=_list((*place.dispositif_programmes_nationaux, *place.formations_labels)),
        eligibility_description=_list(place.publics_specifiquement_adresses),
        assured_date=place.confirmed_at.date() if place.confirmed_at else place.date_maj,
        organization=organization(place),
    )


def full_service(offer: Offer) -> Service:
    """With where and when it is to be had, and its word in the standard."""
    return service(offer).model_copy(
        update={
            "organization": full_organization(offer.place),
            "service_at_locations": (full_service_at_location(offer),),
            "attributes": _attributes(offer) if offer.service else None,
        }
    )


def service_at_location(offer: Offer) -> ServiceAtLocation:
    """The service at its place: it has one, under the same id."""
    return ServiceAtLocation(
        id=offer.offer_id,
        service_id=offer.offer_id,
        location_id=offer.place.place_id,
        description=offer.service or UNSAID,
    )


def full_service_at_location(offer: Offer) -> ServiceAtLocation:
    """With the place, its telephone and its hours."""
    location = location_of(offer.place)
    return service_at_location(offer).model_copy(
        update={
            "location": location,
            "phones": location.phones,
            "schedules": location.schedules,
        }
    )


def _attributes(offer: Offer) -> tuple[Attribute, ...]:
    term = TaxonomyTerm(
        id=id_of("term", offer.service),
        code=offer.service,
        name=offer.service,
        description=f"« {offer.service} », un service du standard",
        taxonomy=TAXONOMY,
    )
    attribute = Attribute(
        id=id_of("attribute", offer.offer_id),
        link_id=offer.offer_id,
        link_type="service",
        link_entity="service",
        taxonomy_term_id=term.id,
        taxonomy_term=term,
    )
    return (attribute,)


def _identifiers(place: PlaceSnapshot) -> tuple[OrganizationIdentifier, ...] | None:
    pivot = place.pivot
    siret, rna = clean.a_siret(pivot), clean.a_match(r"W[0-9A-Z]{9}", pivot)
    if not (siret or rna):
        return None
    identifier = OrganizationIdentifier(
        id=id_of("identifier", place.place_id, pivot),
        organization_id=place.place_id,
        identifier_scheme="FR-SIRET" if siret else "FR-RNA",
        identifier_type="SIRET" if siret else "RNA",
        identifier=pivot,
    )
    return (identifier,)


def _presentation(place: PlaceSnapshot) -> str:
    return place.presentation_detail.strip() or place.presentation_resume.strip()


def _list(words: Sequence[str]) -> str | None:
    return ", ".join(words) or None
