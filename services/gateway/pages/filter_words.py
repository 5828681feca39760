"""What the filters and their values are called in French. Pure."""

from collections.abc import Mapping
from typing import get_args

from services.directory.contract.france import DEPARTEMENTS, REGIONS
from services.directory.contract.gazetteer.gazetteer import Gazetteer
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.directory.contract.vocabulary import (
    DISPOSITIFS,
    FORMATIONS,
    Accessibilite,
    Equipement,
    Frais,
    Itinerance,
    Langue,
    ModaliteAcces,
    ModaliteAccompagnement,
    PriseEnCharge,
    Public,
    Service,
)
from services.gateway.pages.freshness import LABELS

TITLES: Mapping[str, str] = {
    "services": "Services",
    "publics_specifiquement_adresses": "Publics",
    "equipements": "Équipements",
    "frais_a_charge": "Frais",
    "modalites_accompagnement": "Accompagnement",
    "modalites_acces": "Comment venir",
    "accessibilite": "Accessibilité",
    "langues": "Langues parlées",
    "prise_en_charge_specifique": "Prise en charge spécifique",
    "dispositif_programmes_nationaux": "Dispositifs",
    "formations_labels": "Labels",
    "itinerance": "Itinérance",
    "fiche_acces_libre": "Accessibilité décrite",
    "freshness": "Fiche à jour",
    "territories": "Territoires",
}
"""In the order in which they are offered."""

KNOWN: Mapping[str, tuple[str, ...]] = {
    "services": get_args(Service),
    "publics_specifiquement_adresses": get_args(Public),
    "frais_a_charge": get_args(Frais),
    "modalites_accompagnement": get_args(ModaliteAccompagnement),
    "modalites_acces": get_args(ModaliteAcces),
    "prise_en_charge_specifique": get_args(PriseEnCharge),
    "dispositif_programmes_nationaux": DISPOSITIFS,
    "formations_labels": FORMATIONS,
    "itinerance": get_args(Itinerance),
    "equipements": get_args(Equipement),
    "accessibilite": get_args(Accessibilite),
    "langues": get_args(Langue),
    "fiche_acces_libre": ("Oui",),
    "freshness": ("up_to_date", "due", "unverified"),
}
"""The values that are offered even where no place has them."""

_KINDS = {"bv": "Bassin de vie"}
_SAID: Mapping[str, Mapping[str, str]] = {
    "fiche_acces_libre": {"oui": "Accessibilité décrite sur Acceslibre"},
    "freshness": dict[str, str](LABELS.items()),
}


def said_value(name: str, value: str) -> str:
    """A value of a filter as people read it."""
    if name == "territories":
        return territory(value, gazetteer_if_any())
    return _SAID.get(name, {}).get(value.lower(), value)


def territory(code: str, gazetteer: Gazetteer | None) -> str:
    """``Indre-et-Loire (37)``, ``Région Centre-Val de Loire``, ``CC Touraine-Est Vallées``; what
    only the directory's imported tables name is told by its code.
    """
    kind, _, number = code.partition(":")
    if kind == "epci" and gazetteer:
        return gazetteer.epci_named(number) or code
    if kind == "dep" and number in DEPARTEMENTS:
        return f"{DEPARTEMENTS[number]} ({number})"
    if kind == "reg" and number in REGIONS:
        return f"Région {REGIONS[number]}"
    return f"{_KINDS.get(kind, kind.capitalize())} {number.replace('-', ' ').title()}".strip()
