"""« Pourquoi ce lieu » : where the words that were asked stand in a listing. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.search.contract.answers import Match

MOST = 3
FIELDS: Mapping[str, str] = {
    "nom": "Nom",
    "commune": "Commune",
    "adresse": "Adresse",
    "services": "Services",
    "presentation_resume": "Présentation",
    "presentation_detail": "Présentation",
    "publics_specifiquement_adresses": "Publics",
    "prise_en_charge_specifique": "Prise en charge",
    "dispositif_programmes_nationaux": "Dispositifs",
    "formations_labels": "Labels",
    "autres_formations_labels": "Labels",
    "frais_a_charge": "Frais",
    "modalites_acces": "Comment venir",
    "modalites_accompagnement": "Accompagnement",
    "equipements": "Équipements",
    "langues": "Langues parlées",
    "accessibilite": "Accessibilité",
    "typologie": "Type de lieu",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of text; ``is_marked`` where it is what was looked for."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class ReasonFound:
    """A field that says what was looked for."""

    title: str
    pieces: tuple[Piece, ...]


def name_pieces(nom: str, matches: Sequence[Match]) -> tuple[Piece, ...]:
    """A listing's name, with what was looked for; as it is, where only a part of it matched."""
    for match in matches:
        if match.field == "nom" and "".join(match.fragment) == nom:
            return _pieces(match)
    return (Piece(nom, is_marked=False),)


def reasons_found(nom: str, matches: Sequence[Match]) -> tuple[ReasonFound, ...]:
    """The fields beside the name; not what the name itself shows."""
    told = [each for each in matches if each.field != "nom" or "".join(each.fragment) != nom]
    return tuple(
        ReasonFound(FIELDS.get(each.field, "Fiche"), _pieces(each)) for each in told[:MOST]
    )


def _pieces(match: Match) -> tuple[Piece, ...]:
    pieces = (Piece(text, is_marked=at % 2 == 1) for at, text in enumerate(match.fragment))
    return tuple(piece for piece in pieces if piece.text)
