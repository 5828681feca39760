"""The fields that the edit page offers, with its words for each."""

from dataclasses import dataclass
from typing import Literal, get_args

from services.directory.contract.vocabulary import (
    Accessibilite,
    Equipement,
    Frais,
    Langue,
    Public,
    Service,
)

Kind = Literal["line", "text", "lines", "choices", "exceptions", "stops"]


@dataclass(frozen=True)
class EditField:
    """``lines`` is one value a line, ``choices`` boxes, ``exceptions`` closures and hours of some
    days, ``stops`` those of an itinerant place; ``advice`` says how to mend an error.
    """

    name: str
    label: str
    kind: Kind
    hint: str
    advice: str
    choices: tuple[str, ...] = ()
    rows: int = 3
    is_telephone: bool = False


ONE_OF_THREE = "Des trois premières réponses, une seule est possible."

FIELDS = (
    EditField(
        "horaires",
        "Horaires",
        "text",
        "En français, par exemple : du lundi au vendredi de 9h à 12h et de 14h à 17h, samedi matin"
        " sur rendez-vous. Vous verrez ce que nous en avons compris.",
        "Écrivez 1 000 caractères au plus.",
    ),
    EditField(
        "exceptional_hours",
        "Fermetures et horaires exceptionnels",
        "exceptions",
        "Congés, travaux, jour férié ouvert. Sans heures : fermé. Une ligne vidée est retirée.",
        "Donnez deux dates, de la première à la dernière, et des heures telles que"
        " 10:00-12:00,14:00-16:00, ou rien si c'est fermé.",
    ),
    EditField(
        "stops",
        "Arrêts, si vous êtes itinérants",
        "stops",
        "Où vous vous arrêtez, et quand, en français. Une ligne vidée est retirée.",
        "Donnez à chaque arrêt un lieu, et des horaires de 1 000 caractères au plus.",
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
    EditField(
        "equipements",
        "Équipements",
        "choices",
        "Ce que l'on peut utiliser chez vous.",
        "Choisissez dans la liste.",
        get_args(Equipement),
    ),
    EditField(
        "accessibilite",
        "Accessibilité",
        "choices",
        f"{ONE_OF_THREE} Rien de coché : à préciser.",
        "Choisissez dans la liste : accessible, en partie, ou non accessible.",
        get_args(Accessibilite),
    ),
    EditField(
        "langues",
        "Langues parlées",
        "choices",
        "Celles dans lesquelles quelqu'un de chez vous peut aider, en plus du français.",
        "Choisissez dans la liste.",
        get_args(Langue),
    ),
)
