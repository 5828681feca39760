"""Who may change what a place says, and its workshops."""

from services.directory.contract.revision import Actor
from services.wire.errors import Forbidden


def must_be_editor(place_id: str, by: Actor) -> None:
    """Raises Forbidden unless they are an editor of the place, or an operator."""
    if by.role != "operator" and place_id not in by.place_ids:
        raise Forbidden("not_an_editor", "Ask for an edit link of this place.")
