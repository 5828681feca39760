"""The objects of HSDS 3.1 that we have something to say in; what nobody has said is left out."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class Said(BaseModel):
    """Sent without the fields that are None."""

    model_config = ConfigDict(frozen=True)

    id: str


class TaxonomyTerm(Said):
    """A word of the national standard."""

    code: str
    name: str
    description: str
    taxonomy: str
    language: str = "fr"


class Attribute(Said):
    """That a word holds for an object."""

    link_id: str
    link_type: str
    link_entity: str
    taxonomy_term_id: str
    taxonomy_term: TaxonomyTerm


class Phone(Said):
    """A telephone number that the listing publishes."""

    number: str
    type: str = "voice"


class Schedule(Said):
    """When it is open, as an RRULE; only as a text where no rule would be true.

    Times are those of the clocks there, which an offset from UTC could not say all year.
    """

    freq: str | None = None
    wkst: str | None = None
    byday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    description: str | None = None
    attending_type: str | None = None
    notes: str | None = None


class Address(Said):
    """Where it is; a country's department is its state_province."""

    location_id: str
    address_1: str
    address_2: str | None = None
    city: str
    state_province: str
    postal_code: str
    country: str = "FR"
    address_type: str = "physical"


class Language(Said):
    """Beside French."""

    location_id: str
    name: str
    code: str | None = None


class Accessibility(Said):
    """Who can come in, in the listing's words; ``url`` describes it further."""

    location_id: str
    description: str | None = None
    url: str | None = None


class Location(Said):
    """The place as a spot on the map."""

    location_type: str = "physical"
    organization_id: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    languages: tuple[Language, ...] | None = None
    addresses: tuple[Address, ...] | None = None
    accessibility: tuple[Accessibility, ...] | None = None
    phones: tuple[Phone, ...] | None = None
    schedules: tuple[Schedule, ...] | None = None


class OrganizationIdentifier(Said):
    """A SIRET or an RNA."""

    organization_id: str
    identifier_scheme: str
    identifier_type: str
    identifier: str


class Organization(Said):
    """Who runs the place; its lists are there when it is asked for in full."""

    name: str
    alternate_name: str | None = None
    description: str
    email: str | None = None
    website: str | None = None
    phones: tuple[Phone, ...] | None = None
    locations: tuple[Location, ...] | None = None
    organization_identifiers: tuple[OrganizationIdentifier, ...] | None = None


class ServiceAtLocation(Said):
    """That the service is to be had at the place."""

    service_id: str
    location_id: str
    description: str | None = None
    location: Location | None = None
    phones: tuple[Phone, ...] | None = None
    schedules: tuple[Schedule, ...] | None = None


class Service(Said):
    """One service of a place; its lists are there when it is asked for in full."""

    organization_id: str
    name: str
    description: str
    url: str | None = None
    email: str | None = None
    status: str = "active"
    application_process: str | None = None
    fees_description: str | None = None
    accreditations: str | None = None
    eligibility_description: str | None = None
    assured_date: date | None = None
    organization: Organization | None = None
    service_at_locations: tuple[ServiceAtLocation, ...] | None = None
    attributes: tuple[Attribute, ...] | None = None
