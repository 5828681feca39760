"""What the fields of a listing are called in French, and their values in words. Pure."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from services.gateway.pages.words import count, long_date, phone

EMPTY = "vide"
LABELS: Mapping[str, str] = {
    "id": "Identifiant",
    "pivot": "SIRET, RNA ou RIDET",
    "nom": "Nom",
    "commune": "Commune",
    "code_postal": "Code postal",
    "code_insee": "Code INSEE",
    "adresse": "Adresse",
    "complement_adresse": "Complément d'adresse",
    "latitude": "Latitude",
    "longitude": "Longitude",
    "typologie": "Typologie",
    "telephone": "Téléphone",
    "courriels": "Courriels",
    "site_web": "Sites web",
    "horaires": "Horaires",
    "hours_text": "Horaires en toutes lettres",
    "exceptional_hours": "Fermetures et horaires exceptionnels",
    "stops": "Arrêts de l'itinérance",
    "presentation_resume": "Présentation en bref",
    "presentation_detail": "Présentation détaillée",
    "source": "Source",
    "itinerance": "Itinérance",
    "structure_parente": "Structure parente",
    "date_maj": "Date de mise à jour",
    "services": "Services",
    "publics_specifiquement_adresses": "Publics",
    "prise_en_charge_specifique": "Prise en charge spécifique",
    "frais_a_charge": "Frais",
    "dispositif_programmes_nationaux": "Dispositifs",
    "formations_labels": "Labels",
    "autres_formations_labels": "Autres labels",
    "modalites_acces": "Accès",
    "modalites_accompagnement": "Accompagnement",
    "fiche_acces_libre": "Accessibilité (Acceslibre)",
    "prise_rdv": "Prise de rendez-vous",
    "langues": "Langues parlées",
    "accessibilite": "Accessibilité",
    "equipements": "Équipements",
    "suspended": "Suspendue",
    "unverified_since": "Sans réponse depuis",
    "period_days": "Durée d'une confirmation, en jours",
    "territories": "Territoires",
    "replaced_by": "Remplacée par",
    "replaces": "A pris la place de",
    "separated": "Séparée de",
    "reason": "Raison",
}
_DAYS = frozenset({"date_maj", "unverified_since"})


def label(name: str) -> str:
    """Its French name; the standard's own when there is none yet."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def in_words(name: str, value: Any) -> str:
    """The value as people read it; ``vide`` when nobody has said."""
    if value in (None, "", [], ()):
        return EMPTY
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list | tuple):
        return _several(value)
    written = _WRITTEN.get("day" if name in _DAYS else name, str)
    return written(value)


def _several(values: Sequence[Any]) -> str:
    """Words one after the other; of what has parts of its own, how many there are."""
    if all(isinstance(value, str) for value in values):
        return ", ".join(values)
    return count(len(values), "élément", "éléments")


def _day(written: str) -> str:
    return long_date(date.fromisoformat(written[:10]))


REASONS: Mapping[str, str] = {
    "closed": "le lieu a fermé",
    "helps_no_more": "on n'y aide plus avec le numérique",
    "never_existed": "il n'aurait pas dû être dans l'annuaire",
    "refuses": "la structure ne veut pas y être",
}


def _reason(written: str) -> str:
    return REASONS.get(written, written)


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "telephone": phone,
    "day": _day,
    "reason": _reason,
}
