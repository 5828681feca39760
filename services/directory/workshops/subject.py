"""By what the rights to a workshop are measured. Pure."""

from services.directory.contract.workshop import WorkshopDetails
from services.directory.places.department import with_department
from services.directory.rights import Subject


def subject_of(details: WorkshopDetails) -> Subject:
    """Its place, with the territories that it had when the workshop was announced."""
    given = details.place.territories if details.place else ()
    return Subject(details.place_id, with_department(details.place, given))
