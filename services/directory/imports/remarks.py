"""What is said of a row: what was corrected, and what waits for a person."""

from dataclasses import dataclass

# Each kind of warning as a sentence.
REASONS = {
    "no_telephone_number": "No telephone number; kept as a text of the description.",
    "no_email_address": "No e-mail address; kept as a text of the description.",
    "no_web_address": "No web address; kept as a text of the description.",
    "no_number_of_degrees": "Not a number of degrees.",
    "no_date": "Not a date.",
    "no_postcode": "Not a postcode; kept as it is written.",
    "no_insee_code": "Not an INSEE code; kept as it is written.",
    "no_commune": "Not the name of a commune; kept as it is written.",
    "siren_instead_of_siret": "A SIREN; the standard asks for the SIRET of the very place.",
    "pivot_not_valid": "Neither a SIRET nor an RNA; kept as it is written.",
    "unknown_word": "Not a word of the standard; kept as it is written.",
    "cedex_postcode": "Looks like a CEDEX, and the commune has several postcodes.",
    "far_from_its_commune": "Too far from its commune, whose centre is used instead.",
    "outside_of_france": "Not in France.",
    "one_coordinate_alone": "Useless without the other coordinate.",
    "services_to_be_said": "Nothing says what it offers.",
    "hours_as_text": "Hours that could not be read; shown as they are written.",
    "hours_not_read": "Hours that our program could not read for a fault of its own; kept as text.",
    "no_name": "A place needs a name.",
    "no_id": "No id; one was made from its name, commune and address.",
    "too_long": "Too long for a listing; it was cut.",
    "same_id": "Replaced by another row, which has the same id.",
    "part_of_a_source": "Places of this source are not in the file: a part of it? None was flagged "
    "as vanished; --whole flags them, --part is for files that are known to be one.",
    "unknown_columns": "Columns that the mapping does not know; they are left out.",
}


@dataclass(frozen=True)
class Remark:
    """What a person has to look at: the value as it was written, and why."""

    line: int
    row: int
    field: str
    value: str
    reason: str
    kind: str


@dataclass(frozen=True)
class Correction:
    """What was corrected without anybody: the value before and after."""

    line: int
    row: int
    field: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Contested:
    """A field of which the source and a person say different things; ``won`` is ``ours`` when what
    the listing says stays, else ``theirs``.
    """

    line: int
    row: int
    field: str
    ours: str
    theirs: str
    won: str
    why: str
    kind: str


@dataclass(frozen=True)
class Vanished:
    """A place that its source no longer tells of: somebody has to look after it."""

    place_id: str
    id: str
    nom: str
    kind: str


AnyRemark = Remark | Correction | Contested | Vanished
