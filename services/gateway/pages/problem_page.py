"""Problems as a page: what is the case, and what can be done about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from aiohttp import web

from services.gateway.pages.render import render


@dataclass(frozen=True)
class Told:
    """A title, and a sentence that says what to do. Trying again helps only if ``may_pass``.

    ``href`` and ``label`` are the way out.
    """

    title: str
    advice: str
    may_pass: bool = False
    href: str = "/"
    label: str = "Chercher un lieu"


ASK_AGAIN = (
    "Demandez un nouveau lien tout en bas de la fiche de votre structure, par « C'est ma"
    " structure ». Sinon, le référent du territoire peut vous aider."
)
NEEDS_A_LINK = ("not_signed_in", "not_an_editor")
BY_CODE = {
    "place_not_found": Told(
        "Ce lieu n'est pas dans l'annuaire",
        "Il n'y a jamais été, ou il n'est plus montré au public. Cherchez un autre lieu.",
    ),
    "place_merged": Told(
        "Ce lieu a maintenant une autre fiche",
        "Il était deux fois dans l'annuaire : ses deux fiches n'en font plus qu'une. Rien n'a été"
        " changé. Relisez-la, puis recommencez si c'est encore utile.",
        label="Voir sa fiche",
    ),
    "workshop_not_found": Told(
        "Cet atelier n'existe pas, ou il est annulé",
        "Cherchez un lieu : sa fiche montre ses ateliers à venir.",
    ),
    "changed_meanwhile": Told(
        "Quelqu'un d'autre l'a modifié entre-temps",
        "Revenez à la page précédente, rechargez-la, puis recommencez.",
    ),
    "link_not_valid": Told(
        "Ce lien n'ouvre plus rien", f"Il a expiré ou est incomplet. {ASK_AGAIN}"
    ),
    "not_signed_in": Told(
        "Il faut un lien pour modifier une fiche",
        "Ouvrez le lien que vous avez reçu. S'il a expiré, demandez-en un autre : il part au"
        " contact publié sur la fiche.",
    ),
    "not_an_editor": Told("Votre lien ne concerne pas cette fiche", ASK_AGAIN),
    "link_opens_no_session": Told("Ce lien ne permet pas de modifier une fiche", ASK_AGAIN),
    "not_allowed": Told(
        "C'est réservé au référent du territoire", "Ouvrez le lien qu'il vous a remis."
    ),
    "not_both_yours": Told(
        "L'une des deux fiches n'est pas de votre territoire",
        "Demandez à l'administrateur de la région de les examiner.",
        href="/doublons",
        label="Revenir",
    ),
    "correction_not_found": Told(
        "Cette correction n'est plus là",
        "Son adresse est incomplète, ou elle a été examinée il y a plus de six mois.",
    ),
    "task_not_found": Told(
        "Cette tâche n'existe pas", "Revenez à votre territoire.", href="/referent", label="Revenir"
    ),
    "revision_not_found": Told(
        "Cette version n'existe pas", "Revenez à l'historique, puis choisissez-en une autre."
    ),
    "history_incomplete": Told(
        "Cette version ne peut pas être rétablie",
        "Il manque une partie de l'historique. Choisissez une version plus récente.",
    ),
    "contact_not_published": Told(
        "La fiche ne publie plus ce contact", "Revenez à la fiche, puis choisissez-en un autre."
    ),
    "too_many_subscriptions": Told(
        "Trop de demandes depuis votre réseau", "Réessayez demain, ou depuis un autre réseau."
    ),
    "message_not_found": Told("Ce message n'est plus là", "Revenez au bac à sable."),
    "cross_site": Told(
        "Envoi refusé", "Ce formulaire doit être envoyé depuis les pages de Maillage elles-mêmes."
    ),
    "invalid_form": Told(
        "Le formulaire est incomplet", "Rouvrez la page de modification, puis recommencez."
    ),
}
BY_STATUS = {
    404: Told("Cette page n'existe pas", "Vérifiez l'adresse, ou repartez de la recherche."),
    405: Told("Cette page ne s'utilise pas ainsi", "Repartez de la recherche."),
    413: Told("C'est trop long", "Raccourcissez vos textes, puis recommencez."),
    429: Told("Trop de demandes", "Attendez une minute, puis recommencez.", may_pass=True),
    503: Told(
        "Maillage est momentanément indisponible",
        "Une partie du service ne répond pas. Réessayez dans quelques secondes.",
        may_pass=True,
    ),
}
A_FAULT = Told(
    "Une erreur s'est produite",
    "Elle vient de nous, pas de vous. Réessayez ; si elle persiste, donnez-nous la référence.",
    may_pass=True,
)
REFUSED = Told("Cette demande ne peut pas être acceptée", "Repartez de la recherche.")


def render_problem(request: web.Request, told: Mapping[str, Any]) -> web.Response:
    """The page for a problem told as RFC 9457 would."""
    problem = explained(told)
    if told["code"] in NEEDS_A_LINK and (place_id := request.match_info.get("place_id")):
        asking = f"{_page_of(place_id)}/c-est-ma-structure"
        problem = replace(problem, href=asking, label="Demander un lien")
    if told["code"] == "place_merged":
        problem = replace(problem, href=_page_of(told["reasons"][0]["message"]))
    return render(request, "problem.html", problem=problem, told=told)


def _page_of(place_id: str) -> str:
    return f"/lieux/{quote(place_id, safe='')}"


def explained(told: Mapping[str, Any]) -> Told:
    """The problem in words for everyone."""
    return BY_CODE.get(told["code"]) or BY_STATUS.get(told["status"]) or _other(told["status"])


def _other(status: int) -> Told:
    return A_FAULT if status >= 500 else REFUSED
