"""How well what was typed fits a name. Pure."""

from collections.abc import Iterable
from math import log10

from rapidfuzz import fuzz

EXACT = 1.0
BEGUN = 0.93  # « montlouis », of Montlouis-sur-Loire
UNFINISHED = 0.85  # « montl »
CONTAINED = 0.75  # « corps », of Saint-Pierre-des-Corps
MISSPELT = 0.84  # times how much of the letters is the same
AT_LEAST = 0.75  # of the letters; below, other names come as close
AT_THE_END = 0.7  # « 3 rue du Port Véretz »
INSIDE = 0.5  # « Véretz, 3 rue du Port »
# A town of 10 000 counts as much as 0.07 more than a hamlet of 400: « montlouis » is the town.
_TEN_TIMES_BIGGER = 0.05


def likeness(asked: str, name: str) -> float:
    """Both folded; 1 is the same, 0 is nothing alike."""
    if asked == name:
        return EXACT
    if name.startswith(asked):
        return BEGUN if name[len(asked)] == " " else UNFINISHED
    if f" {asked}" in name:
        return CONTAINED
    same = fuzz.ratio(asked, name) / 100
    misspelt = MISSPELT * same if same >= AT_LEAST else 0.0
    return max(misspelt, _standing_in(asked, name))


def best_likeness(spellings: Iterable[str], name: str) -> float:
    """That of the spelling that fits best."""
    return max(likeness(asked, name) for asked in spellings)


def weight(score: float, population: int) -> float:
    """By which those that fit are ordered: bigger communes first among nearly equals."""
    return score + _TEN_TIMES_BIGGER * log10(population + 1)


def _standing_in(text: str, name: str) -> float:
    """For a name within an address."""
    if text.endswith(f" {name}"):
        return AT_THE_END
    return INSIDE if f" {name} " in f" {text} " else 0.0
