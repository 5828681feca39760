"""What the form that compares two listings sends back."""

import orjson
from multidict import MultiMapping
from pydantic import BaseModel, ConfigDict, Field

from services.directory.contract.merges import MergeChoice, Revision
from services.gateway.pages.forms import FormKey
from services.wire.errors import Invalid
from services.wire.parse import parse

FIELD = "champ."


class Carried(BaseModel):
    """What the form carries: at which revisions both were shown, and what was offered."""

    model_config = ConfigDict(frozen=True)

    key: FormKey
    keep: str = Field("", max_length=100)
    revisions: dict[str, Revision] = Field(max_length=2)
    offered: dict[str, str] = Field(max_length=100)


def read_carried(sent: MultiMapping[str]) -> Carried:
    """Raises Invalid for a form that our page did not make."""
    try:
        told = {name: orjson.loads(sent.get(name, "")) for name in ("revisions", "offered")}
    except orjson.JSONDecodeError:
        raise Invalid("invalid_form", "The form does not say what it showed.") from None
    given = {name: sent[name] for name in ("key", "keep") if name in sent}
    return parse(Carried, {**given, **told}, "invalid_form")


def read_choice(sent: MultiMapping[str], carried: Carried) -> MergeChoice:
    """The fields where somebody chose otherwise than was offered."""
    chosen = {name: value for name in carried.offered if (value := sent.get(f"{FIELD}{name}"))}
    otherwise = {name: value for name, value in chosen.items() if value != carried.offered[name]}
    return MergeChoice(keep=carried.keep, revisions=carried.revisions, fields=otherwise)
