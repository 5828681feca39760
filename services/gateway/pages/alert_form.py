"""The form that asks for workshop alerts, between what was found and what was typed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from multidict import MultiMapping
from pydantic import TypeAdapter, ValidationError

from services.directory.contract.communes import Commune
from services.gateway.pages.said import plain
from services.notify.contract.subscriptions import AlertRequest, Around
from services.wire.errors import Invalid, Reason
from services.wire.parse import parse

MOST_COMMUNES = 20
RADII = ("2", "5", "10", "20", "50")
DEFAULT_RADIUS = "10"
CHANNELS = {"sms": "Par SMS", "email": "Par courriel"}
_OFFERED = TypeAdapter(tuple[Around, ...])


@dataclass(frozen=True)
class AlertField:
    """``advice`` says how to mend an error."""

    name: str
    label: str
    advice: str


FIELDS = (
    AlertField("around", "Commune", "Choisissez la commune autour de laquelle chercher."),
    AlertField("within_km", "Distance", "Choisissez une distance dans la liste."),
    AlertField("themes", "Thèmes", "Choisissez dans la liste."),
    AlertField("channel", "Moyen", "Choisissez : par SMS ou par courriel."),
    AlertField(
        "address",
        "Numéro de mobile ou adresse de courriel",
        "Écrivez un numéro de mobile français, par exemple 06 12 34 56 78, ou une adresse de"
        " courriel complète, selon le moyen choisi.",
    ),
)
OTHER_WAY = {
    True: "Ce n'est pas une adresse de courriel : écrivez-la en entier, par exemple"
    " prenom@exemple.fr, ou choisissez plus haut « Par SMS ».",
    False: "C'est une adresse de courriel : écrivez un numéro de mobile, par exemple"
    " 06 12 34 56 78, ou choisissez plus haut « Par courriel ».",
}


@dataclass(frozen=True)
class AlertForm:
    """``offered`` are the communes that were found; ``chosen`` is the number of one of them."""

    offered: tuple[Around, ...]
    chosen: str = ""
    within_km: str = DEFAULT_RADIUS
    themes: tuple[str, ...] = ()
    channel: str = "sms"
    address: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def carried(self) -> str:
        """What was found, as the form carries it: sending it finds nothing again."""
        return _OFFERED.dump_json(self.offered).decode()

    def request(self) -> AlertRequest:
        """What is asked. Raises Invalid."""
        return parse(AlertRequest, self._wanted(), "invalid_body")

    def refused(self, reasons: Iterable[Reason]) -> "AlertForm":
        """The same, with what to do about each field that was refused."""
        named = {reason.field.partition(".")[0] for reason in reasons}
        advice = {each.name: each.advice for each in FIELDS if each.name in named}
        if "address" in advice and ("@" in self.address) != (self.channel == "email"):
            advice["address"] = OTHER_WAY[self.channel == "email"]
        return replace(self, errors=advice)

    def _wanted(self) -> dict[str, Any]:
        around = {str(number): dict(each) for number, each in enumerate(self.offered)}
        return {
            "channel": self.channel,
            "address": self.address,
            "themes": self.themes,
            "around": around.get(self.chosen),
            "within_km": int(self.within_km) if self.within_km in RADII else self.within_km,
        }


def form_around(asked: str, communes: Sequence[Commune]) -> AlertForm:
    """The form as it is first shown; the one commune that is surely meant is chosen."""
    offered = tuple(
        Around(
            label=each.nom,
            code_postal=each.code_postal,
            latitude=each.latitude,
            longitude=each.longitude,
        )
        for each in communes
    )[:MOST_COMMUNES]
    return AlertForm(offered, chosen=_surely_meant(asked, offered))


def read_form(sent: MultiMapping[str]) -> AlertForm:
    """The form as it was sent. Raises Invalid for one that our page did not make."""
    return AlertForm(
        offered=_offered(sent.get("offered", "")),
        chosen=sent.get("around", ""),
        within_km=sent.get("within_km", ""),
        themes=tuple(sent.getall("themes", [])),
        channel=sent.get("channel", ""),
        address=sent.get("address", "").strip(),
    )


def _surely_meant(asked: str, offered: tuple[Around, ...]) -> str:
    named = [str(n) for n, each in enumerate(offered) if plain(each.label) == plain(asked)]
    meant = named if named else [str(n) for n, _ in enumerate(offered)]
    return meant[0] if len(meant) == 1 else ""


def _offered(carried: str) -> tuple[Around, ...]:
    try:
        return _OFFERED.validate_python(orjson.loads(carried))[:MOST_COMMUNES]
    except (orjson.JSONDecodeError, ValidationError):
        raise Invalid("invalid_form", "The form does not say what it offered.") from None
