"""The fields that the workshop form offers, with its words for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from services.directory.contract.vocabulary import Public, Service

Kind = Literal["text", "date", "time", "number", "select", "boxes"]

LEVELS = {
    "": "Tous niveaux",
    "beginner": "Débutant",
    "intermediate": "Intermédiaire",
    "advanced": "Avancé",
}
LANGUAGES = {
    "fr": "français",
    "fsl": "langue des signes française (LSF)",
    "ar": "arabe",
    "en": "anglais",
    "es": "espagnol",
    "fa": "persan, dari",
    "pt": "portugais",
    "ru": "russe",
    "tr": "turc",
    "uk": "ukrainien",
    "zh": "chinois",
}


@dataclass(frozen=True)
class WorkshopField:
    """``choices`` are values with their labels; ``advice`` says how to mend an error."""

    name: str
    label: str
    kind: Kind
    hint: str
    advice: str
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False


def _each(values: tuple[str, ...]) -> dict[str, str]:
    return {value: value for value in values}


FIELDS = (
    WorkshopField(
        "titre",
        "Titre",
        "text",
        "Court et concret, par exemple : Premiers pas sur tablette.",
        "Donnez un titre, de 200 caractères au plus.",
        required=True,
    ),
    WorkshopField(
        "theme",
        "Thème",
        "select",
        "C'est par lui que les personnes abonnées sont prévenues.",
        "Choisissez un thème.",
        {"": "Choisissez…", **_each(get_args(Service))},
        required=True,
    ),
    WorkshopField(
        "jour",
        "Jour",
        "date",
        "Par exemple 12/03/2027.",
        "Indiquez un jour à venir, par exemple 12/03/2027.",
        required=True,
    ),
    WorkshopField(
        "debut",
        "Début",
        "time",
        "À l'heure du lieu, par exemple 14:00.",
        "Indiquez l'heure du début, par exemple 14:00.",
        required=True,
    ),
    WorkshopField(
        "fin",
        "Fin",
        "time",
        "Par exemple 16:00.",
        "Indiquez une heure de fin, après celle du début : par exemple 16:00.",
        required=True,
    ),
    WorkshopField(
        "seats",
        "Nombre de places",
        "number",
        "Laissez vide s'il n'y a pas de limite.",
        "Écrivez un nombre entre 1 et 10 000, ou laissez vide.",
    ),
    WorkshopField(
        "level",
        "Niveau",
        "select",
        "À qui l'atelier convient.",
        "Choisissez dans la liste.",
        LEVELS,
    ),
    WorkshopField(
        "publics",
        "Publics",
        "boxes",
        "Seulement s'il s'adresse à eux en particulier. Rien de coché : tout public.",
        "Choisissez dans la liste.",
        _each(get_args(Public)),
    ),
    WorkshopField(
        "language",
        "Langue",
        "select",
        "Celle que l'on y parle.",
        "Choisissez dans la liste.",
        LANGUAGES,
    ),
    WorkshopField(
        "price",
        "Prix",
        "text",
        "Par exemple : gratuit, ou 2 € par personne.",
        "Écrivez 100 caractères au plus.",
    ),
    WorkshopField(
        "registration",
        "Inscription",
        "text",
        "Comment s'inscrire, par exemple : par téléphone, la veille au plus tard.",
        "Écrivez 300 caractères au plus.",
    ),
)
