"""Pages of places as those who asked read them."""

import orjson

from services.search.contract.search import FoundPlaces
from services.search.found import Page
from services.search.writing import write


def read(page: Page) -> FoundPlaces:
    """The page as its readers get it; it is written exactly as the contract's model would."""
    written = write(page)
    found = FoundPlaces.model_validate_json(written)
    assert orjson.loads(written) == found.model_dump(mode="json")
    return found
