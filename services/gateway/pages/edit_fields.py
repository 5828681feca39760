"""The fields that the edit page offers, with its words for each."""

from dataclasses import dataclass
from typing import Literal, get_args

from services.directory.contract.vocabulary import Frais, Public, Service

Kind = Literal["line", "text", "lines", "choices"]


@dataclass(frozen=True)
class EditField:
    """``lines`` is one value a line, ``choices`` boxes; ``advice`` says how to mend an error."""

    name: str
    label: str
    kind: Kind
    hint: str
    advice: str
    choices: tuple[str, ...] = ()
    rows: int = 3
    is_telephone: bool = False


FIELDS = (
    EditField(
        "horaires",
        "Horaires",
        "text",
        "Pour un affichage jour par jour, suivez l'exemple : Mo-Fr 09:30-12:00,14:00-16:30;"
        " Sa 10:00-12:00. Tout autre texte est montré tel quel.",
        "Écrivez 1 000 caractères au plus.",
    ),
    EditField(
        "telephone",
        "Téléphone",
        "line",
        "Un seul numéro, par exemple 02 47 00 00 00.",
        "Écrivez un seul numéro français complet, par exemple 02 47 00 00 00.",
        is_telephone=True,
    ),
    EditField(
        "courriels",
        "Courriels",
        "lines",
        "Une adresse par ligne.",
        "Écrivez une adresse complète par ligne, par exemple accueil@exemple.fr ; 10 au plus.",
    ),
    EditField(
        "site_web",
        "Sites web",
        "lines",
        "Une adresse par ligne, en commençant par https://",
        "Écrivez une adresse par ligne, en commençant par https:// ou http:// ; 10 au plus.",
    ),
    EditField(
        "presentation_resume",
        "Présentation en bref",
        "text",
        "Une ou deux phrases, montrées dans les listes : 280 caractères au plus.",
        "Raccourcissez ce texte : 280 caractères au plus.",
    ),
    EditField(
        "presentation_detail",
        "Présentation détaillée",
        "text",
        "Ce que vous faites, et ce que vous ne faites pas : 5 000 caractères au plus.",
        "Raccourcissez ce texte : 5 000 caractères au plus.",
        rows=8,
    ),
    EditField(
        "services",
        "Services",
        "choices",
        "Ce que l'on vient faire chez vous.",
        "Choisissez dans la liste.",
        get_args(Service),
    ),
    EditField(
        "publics_specifiquement_adresses",
        "Publics",
        "choices",
        "Seulement si vous vous adressez à eux en particulier. Rien de coché : tout public.",
        "Choisissez dans la liste.",
        get_args(Public),
    ),
    EditField(
        "frais_a_charge",
        "Frais",
        "choices",
        "Ce que paient les personnes accueillies.",
        "Choisissez dans la liste.",
        get_args(Frais),
    ),
)
