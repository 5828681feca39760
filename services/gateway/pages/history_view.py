"""What happened to a listing, in words: what, when, by whom as what, from where. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.directory.contract.history import HistoryLine, HistoryPage
from services.gateway.pages.field_words import in_words, label
from services.gateway.pages.words import moment

WHAT: Mapping[str, str] = {
    "published": "Fiche modifiée",
    "confirmed": "Fiche confirmée",
    "withdrawn": "Fiche retirée",
    "unanswered": "Deux rappels sans réponse : fiche non vérifiée",
    "period_chosen": "Durée des confirmations changée",
    "suspended": "Fiche suspendue",
    "resumed": "Suspension levée",
    "restored": "Version antérieure rétablie",
    "confirmation_due": "Rappel envoyé à la structure",
    "claim_requested": "Lien de modification demandé",
    "merged": "Fiche réunie à une autre",
    "separated": "Réunion défaite",
    "erased": "Fiche effacée",
}
ROLES: Mapping[str, str] = {
    "resident": "une personne",
    "editor": "la structure",
    "prescriber": "un professionnel",
    "referent": "le référent du territoire",
    "region_admin": "l'équipe de la région",
    "operator": "l'équipe de l'annuaire",
    "api_client": "un programme",
    "import": "un fichier",
}
DOORS: Mapping[str, str] = {
    "page": "depuis le site",
    "api": "par l'API",
    "reminder": "en réponse à un rappel",
    "reminders": "de lui-même, sans réponse aux rappels",
    "territories": "d'après les territoires",
    "confirmation": "par une confirmation",
    "command": "par une commande",
    "place.erased": "avec celle qui l'avait remplacée",
}


@dataclass(frozen=True)
class Change:
    """One field, before and after; ``before`` is empty where there was no listing yet."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class LineView:
    """``revision`` can be had back when there is one; ``is_other`` of a listing merged since."""

    what: str
    by: str
    when: str
    at: str
    changes: tuple[Change, ...]
    revision: int
    can_be_restored: bool
    is_other: bool


def line_view(line: HistoryLine, page: HistoryPage, place_id: str) -> LineView:
    """One thing that happened."""
    is_other = line.place_id != place_id
    makes_a_revision = line.line_id == f"{place_id}/{line.revision}"
    is_earlier = makes_a_revision and line.revision < page.revision
    return LineView(
        what=_what(line),
        by=", ".join(filter(None, (ROLES.get(line.role, ""), _door(line.via)))),
        when=moment(line.at),
        at=line.at.isoformat(),
        changes=tuple(
            Change(label(name), _before(line, name), in_words(name, after))
            for name, after in line.after.items()
        ),
        revision=line.revision,
        can_be_restored=page.may_restore and is_earlier,
        is_other=is_other,
    )


def _what(line: HistoryLine) -> str:
    if line.what == "published" and not line.before:
        return "Fiche créée"
    told = WHAT.get(line.what, line.what.replace("_", " ").capitalize())
    return f"{told} et confirmée" if line.what == "published" and line.confirmed else told


def _before(line: HistoryLine, name: str) -> str:
    return in_words(name, line.before[name]) if name in line.before else ""


def _door(via: str) -> str:
    """From where: ``correction:page`` was proposed by somebody else, ``import:x.csv`` is a file."""
    kind, _, rest = via.partition(":")
    if kind == "correction":
        return f"d'après une correction proposée, {DOORS.get(rest, rest)}"
    if kind == "import":
        return rest
    return DOORS.get(via, via)
