"""The texts of each language, one file per kind of notification."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, StrictUndefined, Template
from pydantic import BaseModel, ConfigDict

from services.notify.words.phrases import NBSP

Part = Literal["sms", "subject", "email"]

FOLDER = Path(__file__).parent

_BEFORE = re.compile(r" (?=[:;?!»])")
_AFTER = re.compile(r"(?<=«) ")


class Texts(BaseModel):
    """One file. ``segments`` is what its SMS may cost; ``shortens`` are the values cut for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    values: tuple[str, ...]
    segments: int
    shortens: tuple[str, ...] = ()
    sms: str
    subject: str
    email: str


def languages() -> tuple[str, ...]:
    """Those that have a folder."""
    return tuple(sorted({path.parent.name for path in FOLDER.glob("*/*.toml")}))


def kinds(language: str) -> tuple[str, ...]:
    """What can be written in this language."""
    return tuple(sorted(path.stem for path in (FOLDER / language).glob("*.toml")))


@cache
def texts(kind: str, language: str) -> Texts:
    """The file of this kind, read once."""
    with (FOLDER / language / f"{kind}.toml").open("rb") as file:
        return Texts.model_validate(tomllib.load(file))


@cache
def template(kind: str, language: str, part: Part) -> Template:
    """One part, ready to be filled in."""
    return environment().from_string(typeset(getattr(texts(kind, language), part)))


def typeset(text: str) -> str:
    """With French apostrophes, and the spaces that French never breaks."""
    return _BEFORE.sub(NBSP, _AFTER.sub(NBSP, text.replace("'", "’")))


@cache
def environment() -> Environment:
    """Plain text, so nothing is escaped; a value that is not given is a bug, not an empty word."""
    return Environment(undefined=StrictUndefined, autoescape=False)
