"""Two listings side by side, as the page that judges them shows them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from services.directory.contract.duplicates import Duplicate, Reason, WaitingDuplicate
from services.directory.contract.merge_units import UNITS, Unit
from services.directory.contract.merges import MergeOutcome, ShownDuplicate
from services.directory.contract.place import PlaceSnapshot
from services.gateway.pages.field_words import EMPTY, in_words, label
from services.gateway.pages.hours import as_written, lines
from services.gateway.pages.results import town
from services.gateway.pages.words import count, enumeration, moment

REASONS: Mapping[Reason, str] = {
    "same_siret": "même SIRET",
    "same_name": "même nom",
    "near_name": "noms proches",
    "same_address": "même adresse",
    "near_position": "à moins de 150 m",
    "same_phone": "même téléphone",
    "same_commune": "même commune",
}
LABELS = {"latitude": "Position", "commune": "Commune"}


@dataclass(frozen=True)
class Side:
    """What one of the two says of a field."""

    place_id: str
    words: str
    is_offered: bool


@dataclass(frozen=True)
class Row:
    """``state`` is whether both say the same, contradict each other, or one alone says it."""

    name: str
    label: str
    state: Literal["same", "contested", "alone"]
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class PairLine:
    """A pair in the list."""

    pair_id: str
    names: tuple[str, str]
    towns: tuple[str, str]
    alike: str
    why: str


@dataclass(frozen=True)
class Judged:
    """What somebody said of a pair, and what came of it."""

    title: str
    when: str
    sentences: tuple[str, ...]
    is_merge: bool = False


def pair_line(waiting: WaitingDuplicate) -> PairLine:
    """The likeliest first, with the reasons for which they were found."""
    first, second = waiting.places
    return PairLine(
        pair_id=waiting.duplicate.pair_id,
        names=(first.nom, second.nom),
        towns=(town(first), town(second)),
        alike=alike(waiting.duplicate),
        why=why(waiting.duplicate),
    )


def alike(pair: Duplicate) -> str:
    """``ressemblance de 75 %``."""
    return f"ressemblance de {round(100 * pair.score)} %"


def why(pair: Duplicate) -> str:
    """In words, what they have in common."""
    return enumeration([REASONS[reason] for reason in pair.reasons])


def rows(shown: ShownDuplicate) -> tuple[Row, ...]:
    """The fields of which either says something: first those in which they contradict each other,
    then what one alone says.
    """
    found = [_row(name, unit, shown) for name, unit in UNITS.items()]
    order = ("contested", "alone", "same")
    told = [row for row in found if any(side.words != EMPTY for side in row.sides)]
    return tuple(sorted(told, key=lambda row: order.index(row.state)))


def judged(shown: ShownDuplicate) -> Judged | None:
    """None while nobody has said anything, and both are shown."""
    pair = shown.duplicate
    if shown.outcome:
        sentences = _of_merge(shown.outcome)
        title = "Les deux fiches n'en font plus qu'une"
        return Judged(title, moment(shown.outcome.at), sentences, is_merge=True)
    if pair.state == "not_duplicate":
        left = ("Les deux fiches restent, et cette paire ne sera plus proposée.",)
        return Judged("Ce ne sont pas les mêmes", moment(pair.at) if pair.at else "", left)
    if len(shown.places) < 2:
        gone = "L'une des deux n'est plus dans l'annuaire : il n'y a plus rien à comparer."
        return Judged("Cette paire n'existe plus", "", (gone,))
    return None


def _row(name: str, unit: Unit, shown: ShownDuplicate) -> Row:
    said = [_words(place, unit) for place in shown.places]
    is_contested = name in shown.contested
    apart: Literal["contested", "alone"] = "contested" if is_contested else "alone"
    offered = shown.contested.get(name)
    sides = (
        Side(place.place_id, words, is_offered=place.place_id == offered)
        for place, words in zip(shown.places, said, strict=True)
    )
    state = "same" if len({*said}) == 1 else apart
    return Row(name, LABELS.get(name, label(name)), state, tuple(sides))


def _words(place: PlaceSnapshot, unit: Unit) -> str:
    """What belongs together in one cell; hours in lines or, when those are not sure, as told."""
    if "horaires" in unit:
        told = "\n".join(map(str, lines(place.horaires))) or as_written(place)
        return in_words("horaires", told)
    said = place.model_dump(mode="json", include=set(unit))
    return ", ".join(in_words(name, said[name]) for name in unit if said[name]) or EMPTY


def _of_merge(outcome: MergeOutcome) -> tuple[str, ...]:
    kept = "L'ancienne adresse mène à la fiche gardée ; l'historique raconte les deux."
    names = {name: LABELS.get(name, label(name)) for name in UNITS}
    taken = [names[name] for name in names if name in outcome.taken]
    told = (
        f"Repris de l'autre fiche : {enumeration(taken)}."
        if taken
        else "La fiche gardée disait déjà tout."
    )
    moved = count(outcome.workshops, "atelier a", "ateliers ont")
    return (told, f"{moved} suivi.", kept) if outcome.workshops else (told, kept)
