"""What is made of a correction of a place that is shown no more. Pure."""

from datetime import datetime

from services.directory.contract.corrections import Judgement
from services.directory.contract.revision import Actor, Command
from services.directory.corrections.correction import Correction, Decision

BY = Actor(person_id="", role="operator", via="place.withdrawn")
NO_LONGER_SHOWN = "Cette fiche n'est plus dans l'annuaire."


def settled_without(waiting: Correction, revision: int, now: datetime) -> Decision:
    """Who said that it is no more was right; the place is at ``revision``, 0 when it is erased."""
    command = Command(key=f"place.withdrawn/{waiting.correction_id}", fingerprint="")
    judgement = Judgement(outcome="refused", reason=NO_LONGER_SHOWN)
    if waiting.section == "gone":
        judgement = Judgement(outcome="accepted")
    return Decision(judgement, revision, BY, now, command)
