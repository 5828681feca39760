"""From a settled draft to the details of a place. Pure."""

from typing import Any

from services.directory.contract.place import PlaceDetails
from services.directory.imports.draft import LARGEST, Draft
from services.directory.imports.mapping import LISTS


def settle_length(draft: Draft) -> None:
    """The description with its lines; a place that is too long for a listing is cut."""
    detail = [draft.text("presentation_detail"), *draft.lines]
    draft.texts["presentation_detail"] = "\n".join(filter(None, detail))
    while (excess := sum(map(len, draft.texts.values())) - LARGEST) > 0:
        longest = max(draft.texts, key=lambda name: len(draft.texts[name]))
        draft.warn(longest, "too_long", draft.texts[longest])
        draft.texts[longest] = draft.texts[longest][: -excess - 1].rstrip("|") + "…"


def details_of(draft: Draft) -> PlaceDetails:
    """The texts as the values they are."""
    values: dict[str, Any] = {
        name: tuple(text.split("|")) if name in LISTS else text
        for name, text in draft.texts.items()
        if text
    }
    return PlaceDetails(**values)
