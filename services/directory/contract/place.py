"""A place as others may know it: the fields of the national standard, under the standard's own
names, and ours.
"""

from datetime import date

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from services.directory.contract.dated_hours import ExceptionalHours
from services.directory.contract.stops import Stop

Words = tuple[str, ...]


class StandardPlace(BaseModel):
    """The standard's fields, v1.0.2 (all public). An empty value means that nobody has said.

    Values are kept as their source wrote them: a word that an enumeration does not know is still
    worth showing. ``latitude`` and ``longitude`` are WGS84 degrees, both or neither.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = ""
    pivot: str = ""
    nom: str
    commune: str = ""
    code_postal: str = ""
    code_insee: str = ""
    adresse: str = ""
    complement_adresse: str = ""
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    typologie: Words = ()
    telephone: str = ""
    courriels: Words = ()
    site_web: Words = ()
    horaires: str = ""
    presentation_resume: str = ""
    presentation_detail: str = ""
    source: str = ""
    itinerance: Words = ()
    structure_parente: str = ""
    date_maj: date | None = None
    services: Words = ()
    publics_specifiquement_adresses: Words = ()
    prise_en_charge_specifique: Words = ()
    frais_a_charge: Words = ()
    dispositif_programmes_nationaux: Words = ()
    formations_labels: Words = ()
    autres_formations_labels: Words = ()
    modalites_acces: Words = ()
    modalites_accompagnement: Words = ()
    fiche_acces_libre: str = ""
    prise_rdv: str = ""


class PlaceDetails(StandardPlace):
    """What a listing says: the standard's fields, and what it has none for.

    ``horaires`` is OSM's ``opening_hours``; ``hours_text`` is the text it was read from, or the one
    that could not be read. ``exceptional_hours`` hold against ``horaires`` on their days. ``stops``
    are those of an itinerant place. ``langues`` are spoken there beside French; ``accessibilite``
    says who can come in, ``equipements`` what one may use there.
    """

    hours_text: str = ""
    exceptional_hours: tuple[ExceptionalHours, ...] = ()
    stops: tuple[Stop, ...] = ()
    langues: Words = ()
    accessibilite: Words = ()
    equipements: Words = ()


BESIDE_THE_STANDARD = ("langues", "accessibilite", "equipements")
"""What a source may say of it and the standard has no column for, as most sources have none."""


class PlaceSnapshot(PlaceDetails):
    """What the public may read of a place at one revision.

    ``fresh_until`` is the day after which the listing waits to be confirmed; None when nothing says
    how old it is. ``unverified_since`` is the day from which reminders went unanswered, until
    somebody confirms; ``suspended`` is a referent's decision.
    """

    place_id: str
    revision: int = Field(ge=1)
    confirmed_at: AwareDatetime | None = None
    fresh_until: date | None = None
    unverified_since: date | None = None
    suspended: bool = False
    territories: Words = ()


class ListedPlace(BaseModel):
    """A place as a rebuild needs it: ``place`` is None once it was withdrawn."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    place_id: str
    revision: int = Field(ge=1)
    place: PlaceSnapshot | None = None


class PlacePage(BaseModel):
    """A stretch of all places, ordered by ``place_id``; ``next_after`` is None on the last one."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    places: tuple[ListedPlace, ...]
    next_after: str | None = None
