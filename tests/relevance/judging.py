"""Judged questions: which places a person should see, and how far an engine shows them.

A judgement names a question (``q``, perhaps ``where`` it is asked, perhaps filters as ``asked``)
and its places: one of ``first`` comes first, each of ``in_3`` is among the first three, each of
``in_10`` among the first ten, none of ``never`` is there. All but ``never`` are relevant; others
may be too.
"""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services.search.contract.search import PlaceSearch

PAGE = 10

Find = Callable[[PlaceSearch], Sequence[str]]
"""The ids of the first page of what an engine finds."""


@dataclass(frozen=True)
class Judgement:
    """One question and its places, by the ids of their source."""

    kind: str
    search: PlaceSearch
    where: str
    first: frozenset[str]
    in_3: frozenset[str]
    in_10: frozenset[str]
    never: frozenset[str]

    @property
    def relevant(self) -> frozenset[str]:
        """Everything that should be on the page."""
        return self.first | self.in_3 | self.in_10

    def __str__(self) -> str:
        return f"« {self.search.q} »" + (f", {self.where}" if self.where else "")


@dataclass(frozen=True)
class Judged:
    """What one engine answered to a judgement."""

    judgement: Judgement
    page: tuple[str, ...]

    @property
    def reciprocal_rank(self) -> float:
        """1 when a relevant place is first, 1/2 when second …, 0 when none is on the page."""
        ranks = (n for n, found in enumerate(self.page, 1) if found in self.judgement.relevant)
        return 1 / next(ranks, float("inf"))

    @property
    def recall(self) -> float:
        """The share of the relevant places that are on the page, of as many as it can hold."""
        relevant = self.judgement.relevant
        return len(relevant.intersection(self.page)) / min(len(relevant), PAGE)

    @property
    def amiss(self) -> tuple[str, ...]:
        """What is not where the judgement wants it, in words; nothing when all is."""
        judgement, page = self.judgement, self.page
        late_3 = sorted(judgement.in_3.difference(page[:3]))
        late_10 = sorted(judgement.in_10.difference(page))
        there = sorted(judgement.never.intersection(page))
        told = {"not in 3": late_3, "not in 10": late_10, "must not be there": there}
        if judgement.first and not judgement.first.intersection(page[:1]):
            told["not first"] = sorted(judgement.first)
        return tuple(f"{what}: {', '.join(ids)}" for what, ids in told.items() if ids)


@dataclass(frozen=True)
class Verdict:
    """How an engine did over all judgements of a corpus."""

    judged: tuple[Judged, ...]

    @property
    def mrr(self) -> float:
        """The mean reciprocal rank."""
        return _mean(one.reciprocal_rank for one in self.judged)

    @property
    def recall_at_10(self) -> float:
        """The mean of the recalls."""
        return _mean(one.recall for one in self.judged)

    @property
    def as_judged(self) -> float:
        """The share of the questions in whose answer nothing is amiss."""
        return _mean(float(not one.amiss) for one in self.judged)

    @property
    def figures(self) -> str:
        """All of it in one line."""
        return (
            f"{len(self.judged)} questions: MRR {self.mrr:.3f}, recall@10 {self.recall_at_10:.3f}, "
            f"as judged {self.as_judged:.0%}"
        )

    def report(self) -> str:
        """The figures, then each answer in which something is amiss."""
        lines = (_line(one) for one in self.judged if one.amiss)
        return "\n".join([self.figures, *lines])


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, as it describes itself."""
    told = tomllib.loads(path.read_text())
    return tuple(_judgement(one, told["towns"]) for one in told["judged"])


def judge(judgements: Iterable[Judgement], find: Find) -> Verdict:
    """What an engine answers to each."""
    return Verdict(tuple(Judged(one, tuple(find(one.search))[:PAGE]) for one in judgements))


def _judgement(told: dict[str, Any], towns: dict[str, list[float]]) -> Judgement:
    where = told.get("where", "")
    asked = {"q": told.get("q", ""), "limit": PAGE, **told.get("asked", {})}
    if where:
        asked["latitude"], asked["longitude"] = towns[where]
    ids = {
        name: frozenset(map(str, told.get(name, ())))
        for name in ("first", "in_3", "in_10", "never")
    }
    return Judgement(told["kind"], PlaceSearch(**asked), where, **ids)


def _line(one: Judged) -> str:
    return f"  {one.judgement} [{one.judgement.kind}]: {'; '.join(one.amiss)}; page: {one.page}"


def _mean(values: Iterable[float]) -> float:
    known = tuple(values)
    return sum(known) / len(known)
