"""The objects of HSDS 3.1 as its documents define them, as far as we send them.

Written here from Open Referral's Schema Reference and API Reference: the compiled schemas of the
specification are 2.5 MB each, and under CC BY-SA 4.0. Stricter than they are: a field that is not
named here is refused, so that a misspelt one is seen.
"""

from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from services.gateway.inclusion.clean import a_link, a_mail

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
UUID: Json = {"type": "string", "format": "uuid"}
URI: Json = {"type": "string", "format": "uri"}
EMAIL: Json = {"type": "string", "format": "email"}
DAY: Json = {"type": "string", "format": "date"}
CLOCK: Json = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
NUMBER: Json = {"type": "number"}
BYDAY = r"^-?\d?(MO|TU|WE|TH|FR|SA|SU)(,-?\d?(MO|TU|WE|TH|FR|SA|SU))*$"


def one_of(*words: str) -> Json:
    return {"type": "string", "enum": list(words)}


def many(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def an_object(required: str, **properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


KINDS = one_of("physical", "postal", "virtual")
DEFINITIONS: Json = {
    "taxonomy_term": an_object(
        "id name description",
        id=UUID, code=TEXT, name=TEXT, description=TEXT, parent_id=UUID, taxonomy=TEXT,
        taxonomy_id=UUID, language=TEXT, term_uri=URI,
    ),
    "attribute": an_object(
        "id",
        id=UUID, link_id=UUID, link_type=TEXT, link_entity=TEXT, value=TEXT, label=TEXT,
        taxonomy_term_id=UUID, taxonomy_term={"$ref": "#/$defs/taxonomy_term"},
    ),
    "phone": an_object(
        "id number",
        id=UUID, location_id=UUID, service_id=UUID, organization_id=UUID, contact_id=UUID,
        service_at_location_id=UUID, number=TEXT, extension=NUMBER, type=TEXT, description=TEXT,
    ),
    "schedule": an_object(
        "id",
        id=UUID, service_id=UUID, location_id=UUID, service_at_location_id=UUID, valid_from=DAY,
        valid_to=DAY, dtstart=DAY, timezone=NUMBER, until=DAY, count=NUMBER,
        wkst=one_of("MO", "TU", "WE", "TH", "FR", "SA", "SU"), freq=one_of("WEEKLY", "MONTHLY"),
        interval=NUMBER, byday={"type": "string", "pattern": BYDAY}, byweekno=TEXT,
        bymonthday=TEXT, byyearday=TEXT, description=TEXT, opens_at=CLOCK, closes_at=CLOCK,
        schedule_link=URI, attending_type=TEXT, notes=TEXT,
    ),
    "address": an_object(
        "id address_1 city state_province postal_code country address_type",
        id=UUID, location_id=UUID, attention=TEXT, address_1=TEXT, address_2=TEXT, city=TEXT,
        region=TEXT, state_province=TEXT, postal_code=TEXT,
        country={"type": "string", "pattern": "^[A-Z]{2}$"}, address_type=KINDS,
    ),
    "language": an_object(
        "id",
        id=UUID, service_id=UUID, location_id=UUID, phone_id=UUID, name=TEXT, code=TEXT, note=TEXT,
    ),
    "accessibility": an_object(
        "id",
        id=UUID, location_id=UUID, description=TEXT, details=TEXT, url=URI,
    ),
    "location": an_object(
        "id location_type",
        id=UUID, location_type=KINDS, url=URI, organization_id=UUID, name=TEXT, alternate_name=TEXT,
        description=TEXT, transportation=TEXT, latitude=NUMBER, longitude=NUMBER,
        external_identifier=TEXT, external_identifier_type=TEXT, languages=many("language"),
        addresses=many("address"), accessibility=many("accessibility"), phones=many("phone"),
        schedules=many("schedule"), attributes=many("attribute"),
    ),
    "organization_identifier": an_object(
        "id identifier_type identifier",
        id=UUID, organization_id=UUID, identifier_scheme=TEXT, identifier_type=TEXT,
        identifier=TEXT,
    ),
    "organization": an_object(
        "id name description",
        id=UUID, name=TEXT, alternate_name=TEXT, description=TEXT, email=EMAIL, website=URI,
        year_incorporated=NUMBER, legal_status=TEXT, logo=URI, uri=URI,
        parent_organization_id=UUID, phones=many("phone"), locations=many("location"),
        organization_identifiers=many("organization_identifier"), attributes=many("attribute"),
    ),
    "service_at_location": an_object(
        "id",
        id=UUID, service_id=UUID, location_id=UUID, description=TEXT, phones=many("phone"),
        schedules=many("schedule"), location={"$ref": "#/$defs/location"},
        attributes=many("attribute"),
    ),
    "service": an_object(
        "id name status",
        id=UUID, organization_id=UUID, program_id=UUID, name=TEXT, alternate_name=TEXT,
        description=TEXT, url=URI, email=EMAIL,
        status=one_of("active", "inactive", "defunct", "temporarily closed"),
        interpretation_services=TEXT, application_process=TEXT, fees_description=TEXT,
        accreditations=TEXT, eligibility_description=TEXT, minimum_age=NUMBER, maximum_age=NUMBER,
        assured_date=DAY, assurer_email=EMAIL, alert=TEXT, phones=many("phone"),
        schedules=many("schedule"), service_at_locations=many("service_at_location"),
        organization={"$ref": "#/$defs/organization"}, attributes=many("attribute"),
    ),
    "about": an_object(
        "version profile openapi_url", version=TEXT, profile=URI, openapi_url=URI, description=TEXT
    ),
}  # fmt: skip
WHOLE = {"type": "integer", "minimum": 0}
YES_NO = {"type": "boolean"}
formats = FormatChecker(("uuid", "date"))
formats.checks("email")(lambda said: a_mail((said,)) is not None)
formats.checks("uri")(lambda said: said.startswith("http://127.0.0.1:") or a_link(said) is not None)


def page_of(name: str) -> Json:
    """A page as the API Reference has it."""
    return an_object(
        "total_items total_pages page_number size first_page last_page empty contents",
        total_items=WHOLE, total_pages=WHOLE, page_number=WHOLE, size=WHOLE, first_page=YES_NO,
        last_page=YES_NO, empty=YES_NO, contents=many(name),
    )  # fmt: skip


def problems(schema: Json, told: Any) -> list[str]:
    """What is wrong with an answer; a schema may be the name of an object."""
    validator = Draft202012Validator({**schema, "$defs": DEFINITIONS}, format_checker=formats)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(told)]


def an(name: str) -> Json:
    """The schema of one object."""
    return {"$ref": f"#/$defs/{name}"}
