"""What only the whole row can tell: values in the wrong column, codes, missing words. Pure.

Each step takes the draft on; their order matters.
"""

import hashlib
import re

from services.directory.cleaning.field import Cleaned
from services.directory.cleaning.table import clean
from services.directory.imports.draft import LABELS, Draft
from services.directory.imports.drawing import Suspect
from services.directory.imports.mapping import TO_BE_SAID

_CONTACTS = ("telephone", "courriels", "site_web")
_HOURS = re.compile(r"\b\d{1,2}\s?(?:h|:|heures?)\s?(?:\d{2})?\b", re.I)
_OF_HOURS = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi|et|de|du|le|la|les|au|à|a|h)s?\b"
    r"|[\d\s:;,./–-]",
    re.I,
)


def settle_contacts(draft: Draft) -> None:
    """What is no telephone number may be a web address; else it is told in words."""
    for name in (*_CONTACTS, "fiche_acces_libre", "prise_rdv"):
        if found := draft.cleaned.get(name):
            _place_unread(draft, name, found)
            for other in found.others:
                draft.tell(other, f"Autre {LABELS[name].lower()}")
            for words in found.rest:
                draft.tell(words, LABELS[name])


def settle_suspects(draft: Draft, suspects: list[Suspect]) -> None:
    """A text in a column that often holds something else goes where it belongs."""
    for suspect in suspects:
        field = next((name for name in suspect.may_be if _is_one(name, suspect.text)), None)
        if field is None:
            draft.tell(clean("presentation_detail", suspect.text).text, suspect.label)
        elif field == "horaires":
            _add_hours(draft, suspect.text)
        else:
            _add(draft, field, suspect.text)


def settle_codes(draft: Draft, usual_postcode: str | None) -> None:
    """What stood beside a postcode is a commune, and the other way round; a CEDEX is neither."""
    for name, other in (("code_postal", "commune"), ("commune", "code_postal")):
        beside = " ".join(draft.cleaned[name].rest) if name in draft.cleaned else ""
        if beside and not draft.text(other):
            draft.take(other, beside)
    if usual_postcode:
        draft.correct("code_postal", "cedex_postcode", usual_postcode)
    elif usual_postcode == "":
        draft.warn("code_postal", "cedex_postcode", draft.text("code_postal"))


def settle_words(draft: Draft, otherwise: dict[str, str]) -> None:
    """What the source's mapping says when the row says nothing."""
    for name, word in otherwise.items():
        if not draft.text(name):
            draft.texts[name] = word
            if word == TO_BE_SAID:
                draft.warn(name, "services_to_be_said", "")


def settle_identity(draft: Draft) -> None:
    """A place without a name or an id is still a place."""
    if not draft.text("nom"):
        where = ", ".join(filter(None, [draft.text("adresse"), draft.text("commune")]))
        draft.texts["nom"] = f"Lieu sans nom ({where})" if where else "Lieu sans nom"
        draft.warn("nom", "no_name", "")
    if not draft.text("id"):
        draft.texts["id"] = _stable_id(draft)
        draft.warn("id", "no_id", draft.text("id"))


def _place_unread(draft: Draft, name: str, found: Cleaned) -> None:
    for value, kind in found.unread:
        if not _moved(draft, name, value):
            draft.warn(name, kind, value)
            draft.tell(value, LABELS[name])


def _moved(draft: Draft, name: str, value: str) -> bool:
    """Whether another contact took it; words around it are told besides."""
    for other in _CONTACTS:
        found = clean(other, value)
        if other != name and found.text and not _is_a_guess(found):
            _add(draft, other, value)
            for words in found.rest:
                draft.tell(words, LABELS[name])
            return True
    return False


def _is_a_guess(found: Cleaned) -> bool:
    """``msap.ville.fr`` in the column of e-mails has lost its @ rather than its scheme."""
    guessed = {step.before for step in found.steps if step.kind == "no_scheme"}
    return not all(before.startswith("www.") for before in guessed)


def _add(draft: Draft, field: str, text: str) -> None:
    known, found = draft.text(field), clean(field, text).text
    if known and field == "telephone":
        draft.tell(found, "Autre téléphone")
    else:
        draft.correct(field, "in_the_wrong_column", _joined(known, found), text)


def _add_hours(draft: Draft, text: str) -> None:
    """Beside other hours they are told apart: of two that differ nobody knows which is right."""
    known, found = draft.text("horaires"), clean("horaires", text).text
    if _HOURS.search(known):
        draft.tell(found, LABELS["horaires"])
    else:
        both = "\n".join(filter(None, [found, known]))
        draft.correct("horaires", "in_the_wrong_column", both, text)


def _joined(known: str, found: str) -> str:
    return "|".join(dict.fromkeys(filter(None, [*known.split("|"), *found.split("|")])))


def _is_one(field: str, text: str) -> bool:
    """Hours are a text: they are told by having nothing but days and times."""
    if field != "horaires":
        found = clean(field, text)
        return bool(found.text) and not found.rest
    return bool(_HOURS.search(text)) and not _OF_HOURS.sub("", text).strip(" h")


def _stable_id(draft: Draft) -> str:
    told = "|".join(draft.text(name).casefold() for name in ("nom", "commune", "adresse"))
    return f"sans-id-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
