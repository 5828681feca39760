"""Somebody who proposed a correction, and what became of it: whichever was heard first. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.notify.contract.subscriptions import Channel

SUITES: Mapping[str, str] = {
    "accepted": "est acceptée, merci !",
    "edited": "est reprise en partie, merci !",
    "refused": "n'est pas retenue.",
}


@dataclass(frozen=True)
class Proposer:
    """``person_id`` is empty until they ask to be told, ``outcome`` until it is judged."""

    correction_id: str
    person_id: str = ""
    channel: Channel = "sms"
    outcome: str = ""
    nom: str = ""

    @property
    def is_to_be_told(self) -> bool:
        """Whether both are known."""
        return bool(self.person_id and self.outcome)

    @property
    def named(self) -> str:
        """What their correction was about, in words; an erased listing has no name any more."""
        return self.nom or "un lieu effacé"

    @property
    def suite(self) -> str:
        """What became of it, in words; an outcome of a later version is one more to look up."""
        return SUITES.get(self.outcome, "a été examinée.")
