"""A workshop as notify remembers it: enough to tell whether, where and when it takes place."""

from dataclasses import dataclass
from datetime import datetime

from services.directory.contract.workshop import WorkshopSnapshot


@dataclass(frozen=True)
class KnownWorkshop:
    """The last revision that was heard of; what was only heard to be cancelled has no words."""

    workshop_id: str
    revision: int
    cancelled: bool
    starts_at: datetime
    titre: str = ""
    lieu: str = ""
    commune: str = ""
    code_postal: str = ""


def known(workshop: WorkshopSnapshot) -> KnownWorkshop:
    """What to remember of an announcement."""
    place = workshop.place
    return KnownWorkshop(
        workshop_id=workshop.workshop_id,
        revision=workshop.revision,
        cancelled=False,
        starts_at=workshop.starts_at,
        titre=workshop.titre,
        lieu=place.nom if place else "",
        commune=place.commune if place else "",
        code_postal=place.code_postal if place else "",
    )


def known_cancelled(workshop_id: str, revision: int, at: datetime) -> KnownWorkshop:
    """What to remember of a cancellation."""
    return KnownWorkshop(workshop_id, revision, cancelled=True, starts_at=at)
