"""How the columns of a source become the fields of a listing: the shape of a mapping file.

A mapping is data. It is checked when it is loaded: every field it fills must be the standard's, or
one of ours that sources may fill, and every word it translates to in that field's enumeration.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, model_validator

from services.directory.cleaning.enumerations import ENUMERATIONS
from services.directory.contract.place import BESIDE_THE_STANDARD, StandardPlace
from services.directory.imports.origins import (
    HoursOrigin,
    Origin,
    PositionOrigin,
    Strict,
    as_list,
)

COLUMNS = tuple(StandardPlace.model_fields)  # the standard's 32, in its order
_LISTS = (name for name in COLUMNS if StandardPlace.model_fields[name].default == ())
LISTS = frozenset((*_LISTS, *BESIDE_THE_STANDARD))
TO_BE_SAID = "Services à préciser"


def _may_be_filled(name: str) -> str:
    if name not in (*COLUMNS, *BESIDE_THE_STANDARD):
        raise ValueError(f"« {name} » is no field of the standard, nor one of ours beside it")
    return name


Target = Annotated[str, AfterValidator(_may_be_filled)]


class Mapping(Strict):
    """A source. ``namesakes``: each field comes from the column of its name unless said otherwise.

    ``recognised_by`` are columns that only this source has. ``dropped`` are those that are left out
    knowingly. ``otherwise`` is what a field says when nothing else does.
    """

    title: str
    source: str = ""
    encoding: Literal["utf-8", "windows-1252", "iso-8859-15"] = "utf-8"
    separator: str = ""
    namesakes: bool = False
    required: tuple[str, ...] = ()
    recognised_by: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    fields: dict[Target, Annotated[tuple[Origin, ...], BeforeValidator(as_list)]] = {}
    otherwise: dict[Target, str] = {}
    position: PositionOrigin | None = None
    hours: HoursOrigin | None = None

    @model_validator(mode="before")
    @classmethod
    def _with_namesakes(cls, told: object) -> object:
        if not isinstance(told, dict) or not told.get("namesakes"):
            return told
        own = {name: {"column": name} for name in COLUMNS if name not in _APART}
        return {
            "position": {"latitude": "latitude", "longitude": "longitude"},
            "hours": {"column": "horaires"},
            **told,
            "fields": own | told.get("fields", {}),
        }

    @model_validator(mode="after")
    def _translates_to_the_standard(self) -> Self:
        for name, word in self._targets():
            if name in _APART:
                raise ValueError(f"« {name} » is filled by [position] or [hours]")
            if word and name in ENUMERATIONS and word not in (*ENUMERATIONS[name], TO_BE_SAID):
                raise ValueError(f"« {word} » is no word of « {name} »")
        return self

    def _targets(self) -> Iterator[tuple[str, str]]:
        yield from self.otherwise.items()
        for name, origins in self.fields.items():
            for origin in origins:
                yield name, origin.constant
                meant = (*origin.words.values(), *origin.containing.values())
                yield from ((name, word) for words in meant for word in words)

    @cached_property
    def constants(self) -> frozenset[str]:
        """The fields that say the same for every row."""
        return frozenset(
            name for name, origins in self.fields.items() if all(one.constant for one in origins)
        )

    @cached_property
    def columns(self) -> frozenset[str]:
        """All that it knows of: the others are said to be left out."""
        drawn = {name for origins in self.fields.values() for one in origins for name in one.column}
        apart = [part.columns for part in (self.position, self.hours) if part]
        return frozenset(drawn.union(self.required, self.dropped, self.recognised_by, *apart))


_APART = ("latitude", "longitude", "horaires")
