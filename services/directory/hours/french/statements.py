"""What sentences state: this opens then, that is closed. Values only."""

from dataclasses import dataclass

from services.directory.contract.hours.periods import Period
from services.directory.contract.hours.schedule import Day, Weeks
from services.directory.hours.french.days import Days


@dataclass(frozen=True)
class Scope:
    """What is said once for the statements that follow: « semaines paires : … »."""

    period: Period | None = None
    weeks: Weeks = ""


EVERYWHERE = Scope()


@dataclass(frozen=True)
class Opens:
    """These hours on these days; without days, on those of the column."""

    days: Days | None
    hours: Day
    scope: Scope = EVERYWHERE
    times_first: bool = False
    trails: bool = False  # « sur RDV » or « (semaine paire) » stands behind, at the end


@dataclass(frozen=True)
class Closes:
    """« Fermé le lundi » and, of the statement before, « sauf le mercredi après-midi »."""

    days: Days | None = None
    period: Period | None = None
    excepts: bool = False


@dataclass(frozen=True)
class Replaces:
    """« …, sauf le vendredi 8h-12h 13h-16h30 »."""

    days: Days
    hours: Day


Statement = Opens | Closes | Replaces
