"""What search says beside the places: counts of filters, why a place was found, what else to ask.

All texts are plain: whoever shows them escapes them.
"""

from pydantic import BaseModel, ConfigDict


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class FacetValue(_Answer):
    """A value of a filter, as places write it, and how many would be found if it were asked too.

    ``asked`` says that it is.
    """

    value: str
    count: int
    asked: bool = False


class Facet(_Answer):
    """A filter with its values, those that most places have first; values asked are always there.

    Each count is that of the search without this filter: values of one filter are alternatives.
    """

    name: str
    values: tuple[FacetValue, ...]


class Match(_Answer):
    """Why a place was found: a stretch of one of its fields, in pieces that follow one another.

    Every second piece is what was looked for: the first is not, the second is, and so on.
    """

    field: str
    fragment: tuple[str, ...]


class Widening(_Answer):
    """One change of the search that finds more, and how many it finds.

    ``without`` names the parameter to leave out, « all » of them but the point; or ``within_km`` is
    the radius to take instead.
    """

    without: str = ""
    within_km: float | None = None
    total: int
