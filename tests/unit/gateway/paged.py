"""A directory that answers page after page as a test wrote them down."""

from typing import Any

from tests.builders import a_place
from tests.unit.gateway.canned import Canned

EXPORTS = "/api/v1/exports/places"
LONG = [a_place(str(number), presentation_detail="x" * 30_000) for number in range(250)]


def listed(*places: Any, next_after: str | None = None) -> dict[str, Any]:
    """A page as the directory answers it."""
    told = [place.model_dump(mode="json") for place in places]
    entries = [{"place_id": p["place_id"], "revision": 1, "place": p} for p in told]
    return {"places": entries, "next_after": next_after}


def found(*places: Any, next_cursor: str | None = None) -> dict[str, Any]:
    """A page as search answers it."""
    told = [{"place": place.model_dump(mode="json"), "freshness": "due"} for place in places]
    return {"total": len(told), "places": told, "next_cursor": next_cursor}


class Paged(Canned):
    """Answers each question for places with the next page that a test wrote down."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[Any] = [listed(a_place("a"), next_after="a"), listed(a_place("b"))]
        self.found: list[Any] = []

    async def call(self, service: str, method: str, **arguments: Any) -> Any:
        if method == "list_places":
            self.answers[method] = self.pages.pop(0)
        if method == "find_places" and self.found:
            self.answers[method] = self.found.pop(0)
        return await super().call(service, method, **arguments)
