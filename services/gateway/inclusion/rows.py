"""A place as a row of structures, and its services as rows of services, in schema v1. Pure."""

from datetime import date
from typing import Any

from services.directory.contract.hours.osm.trust import trusted
from services.directory.contract.offers import Offer, offers_of
from services.directory.contract.place import PlaceSnapshot
from services.gateway.inclusion import clean, words
from services.gateway.pages.said import said

Json = dict[str, Any]
SOURCE = "maillage"
NO_PUBLIC = "Ce lieu n'accueille pas de public"
FAR = "À distance"


def structure_row(place: PlaceSnapshot, today: date) -> Json:
    """The place itself."""
    labels = (
        *place.dispositif_programmes_nationaux,
        *place.formations_labels,
        *place.typologie,
    )
    return {
        "source": SOURCE,
        "id": _structure_id(place),
        "nom": clean.a_name(place.nom),
        "date_maj": clean.a_day(place.date_maj, today),
        "description": clean.a_text(_presentation(place), 5, 10_000),
        "siret": clean.a_siret(place.pivot),
        **_where_and_how(place),
        "site_web": clean.a_link(*place.site_web),
        "accessibilite_lieu": clean.a_link(place.fiche_acces_libre),
        "reseaux_porteurs": words.told(words.NETWORKS, labels) or None,
    }


def service_rows(place: PlaceSnapshot, today: date) -> list[Json]:
    """Each of its services; none where nobody has said which it has."""
    return [_service_row(offer, today) for offer in offers_of(place) if offer.service]


def _service_row(offer: Offer, today: date) -> Json:
    place = offer.place
    described = _presentation(place) or f"{offer.service}, au lieu « {place.nom} »"
    accompanied = words.told(words.ACCOMPANIED, place.modalites_accompagnement)
    return {
        "source": SOURCE,
        "structure_id": _structure_id(place),
        "id": f"{SOURCE}--{offer.offer_id}",
        "nom": clean.a_name(offer.service),
        "description": clean.a_text(described, 5, 10_000) or clean.a_name(offer.service),
        "date_maj": clean.a_day(place.date_maj, today),
        "type": accompanied[0] if len(accompanied) == 1 else None,
        "thematiques": list(words.THEMES.get(offer.service, ())) or None,
        **_for_whom(place),
        **_where_and_how(place),
        "modes_accueil": _reception(place) or None,
        **_mobilising(place),
    }


def _for_whom(place: PlaceSnapshot) -> Json:
    """The standard means everybody where it names no public."""
    fees: dict[tuple[str, ...], str] = {("Gratuit",): "gratuit", ("Payant",): "payant"}
    special = ", ".join(place.prise_en_charge_specifique)
    return {
        "frais": fees.get(place.frais_a_charge),
        "frais_precisions": ", ".join(place.frais_a_charge) or None,
        "publics": _publics(place),
        "publics_precisions": f"Prise en charge spécifique : {special}" if special else None,
    }


def _publics(place: PlaceSnapshot) -> list[str] | None:
    if not place.publics_specifiquement_adresses:
        return ["tous-publics"]
    return words.told(words.PUBLICS, place.publics_specifiquement_adresses) or None


def _where_and_how(place: PlaceSnapshot) -> Json:
    return {
        "commune": said(place.commune) or None,
        "code_postal": clean.a_match(r"(?!0{5})\d{5}", place.code_postal),
        "code_insee": clean.a_match(r"\w{5}", place.code_insee),
        "adresse": said(place.adresse) or None,
        "complement_adresse": place.complement_adresse or None,
        "longitude": place.longitude,
        "latitude": place.latitude,
        "telephone": place.telephone or None,
        "courriel": clean.a_mail(place.courriels),
        "horaires_accueil": place.horaires if trusted(place.horaires) else None,
    }


def _reception(place: PlaceSnapshot) -> list[str]:
    ways = place.modalites_accompagnement
    is_only_far = bool(ways) and set(ways) == {FAR}
    on_site = [] if is_only_far or NO_PUBLIC in place.modalites_acces else ["en-presentiel"]
    return [*on_site, *(["a-distance"] if FAR in ways else [])]


def _mobilising(place: PlaceSnapshot) -> Json:
    link = clean.a_link(place.prise_rdv)
    usable = {
        "telephoner": place.telephone,
        "envoyer-un-courriel": clean.a_mail(place.courriels),
        "utiliser-lien-mobilisation": link,
        "se-presenter": said(place.adresse),
    }
    ways = words.told(words.ACCESS, place.modalites_acces)
    return {
        "lien_mobilisation": link,
        "modes_mobilisation": [way for way in ways if usable[way]] or None,
        "mobilisable_par": words.told(words.MOBILISED_BY, place.modalites_acces) or None,
    }


def _structure_id(place: PlaceSnapshot) -> str:
    return f"{SOURCE}--{place.place_id}"


def _presentation(place: PlaceSnapshot) -> str:
    return place.presentation_detail or place.presentation_resume
