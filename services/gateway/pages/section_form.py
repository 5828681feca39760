"""The form of one section between what was shown and what was typed. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict

from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages.edit_fields import EditField
from services.gateway.pages.field_values import as_change, differ, shown_in, typed_in
from services.gateway.pages.hours import as_written
from services.gateway.pages.said import said
from services.gateway.pages.section_fields import BY_SLUG, SectionWords
from services.wire.errors import Invalid, Reason
from services.wire.parse import parse

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class SectionForm:
    """``shown`` is what the page showed, ``typed`` what was sent back."""

    words: SectionWords
    shown: Values
    typed: Values
    remark: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    def changes(self) -> dict[str, Any]:
        """The fields that were really changed, as PlaceChanges has them."""
        return {
            each.name: as_change(each, self.typed[each.name])
            for each in self.words.fields
            if differ(each, self.typed[each.name], self.shown[each.name])
        }

    def refused(self, reasons: Iterable[Reason]) -> "SectionForm":
        """The same, with what to do about each field that was refused."""
        named = {name for reason in reasons for name in reason.field.split(".")}
        advice = {each.name: each.advice for each in self.words.fields if each.name in named}
        if "remark" in named:
            advice["remark"] = "Écrivez 1 000 caractères au plus."
        return replace(self, errors=advice)


def form_of(words: SectionWords, place: PlaceSnapshot, proposed: Mapping[str, Any]) -> SectionForm:
    """The form as it is first shown: what the listing says, and over it what was proposed."""
    present = values_of(words, place)
    over = {
        each.name: shown_in(each, proposed[each.name])
        for each in words.fields
        if each.name in proposed
    }
    return SectionForm(words, present, {**present, **over})


@dataclass(frozen=True)
class OfferedForm:
    """What a judge sent, and what they were offered: the listing with the correction over it."""

    sent: SectionForm
    offered: Values

    @property
    def is_as_offered(self) -> bool:
        """Whether the judge changed nothing of it."""
        return not replace(self.sent, shown=self.offered).changes()


class CarriedForm(BaseModel):
    """What the judge's form carries from the page that showed it to the one that reads it."""

    model_config = ConfigDict(frozen=True)

    section: str
    shown: dict[str, tuple[str, ...]]
    offered: dict[str, tuple[str, ...]]


def sent_form(sent: MultiMapping[str]) -> OfferedForm:
    """The judge's form as it was sent. Raises Invalid for one that our page did not make."""
    given: dict[str, Any] = {"section": sent.get("section")}
    try:
        given |= {name: orjson.loads(sent.get(name, "")) for name in ("shown", "offered")}
    except orjson.JSONDecodeError:
        given |= {"shown": None, "offered": None}
    carried = parse(CarriedForm, given, "invalid_form")
    if (words := BY_SLUG.get(carried.section)) is None:
        raise Invalid("invalid_form", "There is no such section.")
    form = read_form(words, carried.shown, sent)
    offered = {each.name: carried.offered.get(each.name, ()) for each in words.fields}
    return OfferedForm(form, offered)


def read_form(words: SectionWords, shown: Values, sent: MultiMapping[str]) -> SectionForm:
    """The form as it was sent."""
    typed = {each.name: typed_in(each, sent.getall(each.name, [])) for each in words.fields}
    kept = {each.name: tuple(shown.get(each.name, ())) for each in words.fields}
    remark = sent.get("remark", "").replace("\r\n", "\n").strip()
    return SectionForm(words, kept, typed, remark)


def values_of(words: SectionWords, place: PlaceSnapshot) -> Values:
    """What the listing says, as the form shows it."""
    return {each.name: shown_in(each, _said(each, place)) for each in words.fields}


def _said(each: EditField, place: PlaceSnapshot) -> str | tuple[str, ...]:
    if each.name == "horaires":
        return as_written(place)
    value: str | tuple[str, ...] = getattr(place, each.name)
    return said(value) if isinstance(value, str) else value
