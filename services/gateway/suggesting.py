"""Which suggestions are shown, of those that search has. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from services.gateway.where import Home
from services.search.contract.suggestions import Suggestion, Suggestions

MOST_SUGGESTED = 10  # that search gives of each kind


def at_home_first(suggested: Suggestions, home: Home, limit: int) -> Suggestions:
    """So many of each kind; the communes at home first, for their postcodes tell them."""
    communes = [each for each in suggested.suggestions if each.kind == "commune"]
    others = [each for each in suggested.suggestions if each.kind != "commune"]
    communes.sort(key=lambda each: not home.has(each.detail))
    return Suggestions(suggestions=tuple(_first([*communes, *others], limit)))


def _first(suggestions: Iterable[Suggestion], limit: int) -> Iterator[Suggestion]:
    shown: Counter[str] = Counter()
    for each in suggestions:
        shown[each.kind] += 1
        if shown[each.kind] <= limit:
            yield each
