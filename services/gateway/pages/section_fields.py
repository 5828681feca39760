"""The sections in which anybody may correct a listing, with the pages' words for each."""

from dataclasses import dataclass, replace
from typing import get_args

from services.directory.contract.corrections import Section
from services.directory.contract.vocabulary import (
    ModaliteAcces,
    ModaliteAccompagnement,
    PriseEnCharge,
)
from services.gateway.pages.edit_fields import FIELDS, ONE_OF_THREE, EditField

_KNOWN = {each.name: each for each in FIELDS}
_CHOOSE = "Choisissez dans la liste."


@dataclass(frozen=True)
class SectionWords:
    """A section: its end of the address, what it is called, what is asked there."""

    section: Section
    slug: str
    label: str
    lead: str
    fields: tuple[EditField, ...] = ()


def _without_hint(name: str) -> EditField:
    """The field as the edit page asks for it: its hint speaks to who keeps the listing."""
    return replace(_KNOWN[name], hint="")


_LINE = "Écrivez une seule ligne de 300 caractères au plus."
_WEB = "Écrivez l'adresse entière, en commençant par https://"
SECTIONS = (
    SectionWords(
        "hours",
        "horaires",
        "Les horaires",
        "Quand ce lieu ouvre-t-il vraiment ?",
        (
            replace(
                _KNOWN["horaires"],
                hint="En français, par exemple : du lundi au vendredi de 9h à 12h et de 14h à 17h.",
            ),
        ),
    ),
    SectionWords(
        "services",
        "services",
        "Les services proposés",
        "Que fait-on dans ce lieu, pour qui, avec quoi, à quel prix ?",
        (
            _without_hint("services"),
            _without_hint("publics_specifiquement_adresses"),
            EditField(
                "prise_en_charge_specifique",
                "Prise en charge spécifique",
                "choices",
                "",
                _CHOOSE,
                get_args(PriseEnCharge),
            ),
            _without_hint("frais_a_charge"),
            EditField("modalites_acces", "Accès", "choices", "", _CHOOSE, get_args(ModaliteAcces)),
            EditField(
                "modalites_accompagnement",
                "Accompagnement",
                "choices",
                "",
                _CHOOSE,
                get_args(ModaliteAccompagnement),
            ),
            _without_hint("equipements"),
            replace(_KNOWN["accessibilite"], hint=ONE_OF_THREE),
            _without_hint("langues"),
        ),
    ),
    SectionWords(
        "address",
        "adresse",
        "L'adresse",
        "Où se trouve ce lieu ? Si la commune est fausse, dites-le en remarque.",
        (
            EditField("adresse", "Numéro et rue", "line", "", _LINE),
            EditField("complement_adresse", "Complément d'adresse", "line", "", _LINE),
        ),
    ),
    SectionWords(
        "contact",
        "contact",
        "Le téléphone, le courriel ou le site",
        "Comment joindre ce lieu ?",
        (
            _KNOWN["telephone"],
            _KNOWN["courriels"],
            _KNOWN["site_web"],
            EditField("prise_rdv", "Prise de rendez-vous en ligne", "line", "", _WEB),
        ),
    ),
    SectionWords(
        "gone",
        "n-existe-plus",
        "Ce lieu n'existe plus",
        "Il a fermé pour de bon, ou n'aide plus au numérique ? Si vous savez depuis quand, ou où"
        " aller maintenant, dites-le en remarque.",
    ),
)
BY_SLUG = {each.slug: each for each in SECTIONS}
BY_SECTION = {each.section: each for each in SECTIONS}
