"""What an import says of a field that somebody vouches for. Pure."""

from services.directory.imports.remarks import Contested
from services.directory.imports.row import Row
from services.directory.imports.values import shown
from services.directory.places.place import Place
from services.directory.places.provenance import Conflict


def contested(row: Row, conflict: Conflict) -> Contested:
    """The conflict, for the person who runs the import."""
    kind, won = ("kept_ours", "ours") if conflict.ours_won else ("took_theirs", "theirs")
    ours, theirs = _in_words(conflict.ours), _in_words(conflict.theirs)
    return Contested(row.line, row.number, conflict.field, ours, theirs, won, _why(conflict), kind)


def withdrawn(row: Row, place: Place) -> Contested:
    """A source still tells of a place that is no longer shown: it does not know why."""
    said, kind = "withdrawn", "withdrawn"
    if place.replaced_by:
        said, kind = f"merged into {place.replaced_by}", "merged"
    why = "a person decided so, and it stays so"
    return Contested(row.line, row.number, "", said, "told of", "ours", why, kind)


def _why(conflict: Conflict) -> str:
    vouched = f"vouched for on {conflict.vouched_at.date().isoformat()}"
    if conflict.updated is None:
        return f"{vouched}; the source gives no day"
    order = "not after it" if conflict.ours_won else "after it"
    return f"{vouched}; the source was updated on {conflict.updated.isoformat()}, {order}"


def _in_words(value: object) -> str:
    return shown("|".join(map(str, value)) if isinstance(value, tuple) else value)
