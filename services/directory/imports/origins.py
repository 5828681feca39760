"""Where the value of a field comes from: parts of a mapping file."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from services.directory.cleaning.positions import FAR_KM

Contact = Literal["telephone", "courriels", "site_web", "horaires"]
Day = Literal["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def as_list(value: object) -> object:
    """One may be written without brackets."""
    return [value] if isinstance(value, str | dict) else value


Several = Annotated[tuple[str, ...], BeforeValidator(as_list)]


class Strict(BaseModel):
    """A misspelled key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Strict):
    """Where a field's value comes from: some columns, or a constant.

    Columns are joined with ``join``. A list is cut at ``separator`` (``{}``: a PostgreSQL array).
    ``words`` says what the source's terms mean, as a reader compares them; ``others`` what becomes
    of terms that are not in it; ``containing`` what a text means that holds a term: the longest
    that begins at a word, so that one that means nothing keeps its words from others. A text in
    ``without`` says nothing. ``label`` stands before the text; ``date_format`` is a day's, as
    in ``%d.%m.%y``; ``may_be`` names fields whose values were found in this column, and go there.
    """

    column: Several = Field((), alias="column")
    join: str = " "
    constant: str = ""
    separator: str = ""
    words: dict[str, Several] = {}
    containing: dict[str, Several] = {}
    others: Literal["keep", "drop"] = "keep"
    without: Several = ()
    label: str = ""
    date_format: str = Field("", pattern=r"^$|%")
    may_be: Annotated[tuple[Contact, ...], BeforeValidator(as_list)] = ()

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if bool(self.column) == bool(self.constant):
            raise ValueError("say either a column or a constant")
        return self


class PositionOrigin(Strict):
    """Two columns of degrees, one that holds both (latitude first), or two of Lambert-93."""

    latitude: str = ""
    longitude: str = ""
    pair: str = ""
    lambert93_x: str = ""
    lambert93_y: str = ""
    far_km: float = Field(FAR_KM, gt=0)

    @model_validator(mode="after")
    def _has_one_way(self) -> Self:
        ways = [(self.latitude, self.longitude), (self.pair,), (self.lambert93_x, self.lambert93_y)]
        told = [way for way in ways if any(way)]
        if len(told) != 1 or not all(told[0]):
            raise ValueError("say latitude and longitude, or pair, or lambert93_x and lambert93_y")
        return self

    @property
    def columns(self) -> set[str]:
        return {name for _, name in self if isinstance(name, str) and name}


class HoursOrigin(Strict):
    """A free text, the days it is about when a column of its own says so, or columns per day.

    ``times`` are columns that end in debut_matin, fin_matin, debut_aprem and fin_aprem.
    """

    column: Several = ()
    days: str = ""
    times: Several = ()
    of_day: dict[Day, Several] = {}

    @property
    def columns(self) -> set[str]:
        per_day = {name for names in self.of_day.values() for name in names}
        return {*self.column, *self.times, *filter(None, [self.days]), *per_day}
