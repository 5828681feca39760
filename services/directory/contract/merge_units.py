"""Which fields of a listing are decided together when two become one. Pure."""

from services.directory.contract.place import PlaceDetails

Unit = tuple[str, ...]

# Half of an address beside half of another is neither.
TOGETHER: tuple[Unit, ...] = (
    ("adresse", "complement_adresse"),
    ("commune", "code_postal", "code_insee"),
    ("latitude", "longitude"),
    ("horaires", "hours_text"),
)
# Whose listing it is at its source, and when it was last touched: the kept one's own.
ITS_OWN = frozenset(("id", "source", "date_maj"))


def _units() -> dict[str, Unit]:
    first_of = {name: unit for unit in TOGETHER for name in unit}
    units = (first_of.get(name, (name,)) for name in PlaceDetails.model_fields)
    return {unit[0]: unit for unit in units if unit[0] not in ITS_OWN}


UNITS = _units()
"""Each by its first field, in the order of the listing."""


def is_empty(value: object) -> bool:
    """Whether nobody has said. A zero is said."""
    return value is None or value == "" or value == ()


def are_empty(details: PlaceDetails, unit: Unit) -> bool:
    """Whether nobody has said anything of it."""
    return all(is_empty(getattr(details, name)) for name in unit)


def contradict(first: PlaceDetails, second: PlaceDetails, unit: Unit) -> bool:
    """Whether both say something, and not the same."""
    both = [(getattr(first, name), getattr(second, name)) for name in unit]
    return any(one != two and not (is_empty(one) or is_empty(two)) for one, two in both)
