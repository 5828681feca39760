"""A correction as pages show it: what the listing says beside what was proposed. Pure."""

from dataclasses import dataclass
from typing import Any

from services.directory.contract.corrections import ShownProposal, State, WaitingCorrection
from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages.field_words import in_words, label
from services.gateway.pages.hours import as_written
from services.gateway.pages.results import town
from services.gateway.pages.section_fields import BY_SECTION
from services.gateway.pages.words import moment

STATES: dict[State, str] = {
    "proposed": "En attente d'examen",
    "accepted": "Acceptée",
    "edited": "Reprise en partie",
    "refused": "Non retenue",
}
WHAT_BECAME: dict[State, str] = {
    "proposed": "Votre correction attend d'être lue par la structure ou par le référent du"
    " territoire.",
    "accepted": "Votre correction est acceptée : la fiche le dit désormais. Merci !",
    "edited": "Votre correction est reprise en partie : la fiche est corrigée un peu autrement."
    " Merci !",
    "refused": "Votre correction n'est pas retenue.",
}
ROLES = {
    "resident": "Une personne non connectée",
    "editor": "La structure d'une autre fiche",
    "prescriber": "Un professionnel qui oriente",
    "referent": "Le référent du territoire",
    "region_admin": "L'équipe de la région",
    "operator": "L'équipe de l'annuaire",
}


@dataclass(frozen=True)
class DiffLine:
    """One field; ``since`` is what it said when the correction was proposed, if that is over."""

    label: str
    present: str
    proposed: str
    since: str = ""


@dataclass(frozen=True)
class CorrectionView:
    """``place`` is as it is now, for who judges."""

    correction: ShownProposal
    place: PlaceSnapshot
    section: str
    where: str
    who: str
    when: str
    lines: tuple[DiffLine, ...]


@dataclass(frozen=True)
class ProposalView:
    """What its proposer reads."""

    proposal: ShownProposal
    section: str
    state: str
    what_became: str
    when: str
    judged: str
    lines: tuple[tuple[str, str], ...]


def correction_view(waiting: WaitingCorrection) -> CorrectionView:
    """For who judges it."""
    correction, place = waiting.correction, waiting.place
    return CorrectionView(
        correction=correction,
        place=place,
        section=BY_SECTION[correction.section].label,
        where=town(place),
        who=ROLES.get(waiting.role, ROLES["resident"]),
        when=moment(correction.at),
        lines=tuple(_line(name, value, waiting) for name, value in correction.proposed.items()),
    )


def proposal_view(proposal: ShownProposal) -> ProposalView:
    """For who proposed it."""
    return ProposalView(
        proposal=proposal,
        section=BY_SECTION[proposal.section].label,
        state=STATES[proposal.state],
        what_became=WHAT_BECAME[proposal.state],
        when=moment(proposal.at),
        judged=moment(proposal.judged_at) if proposal.judged_at else "",
        lines=tuple((label(name), in_words(name, v)) for name, v in proposal.proposed.items()),
    )


def _line(name: str, proposed: Any, waiting: WaitingCorrection) -> DiffLine:
    now = waiting.place.model_dump(mode="json")[name]
    before = waiting.before.get(name, now)
    return DiffLine(
        label=label(name),
        present=in_words(name, as_written(waiting.place) if name == "horaires" else now),
        proposed=in_words(name, proposed),
        since=in_words(name, before) if before != now else "",
    )
