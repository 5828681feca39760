"""How well each engine answers what people ask: judged before it was tuned."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from services.search.contract.search import PlaceSearch
from services.search.index import PlaceIndex
from tests.relevance.corpora import NOW, places_of
from tests.relevance.judging import Verdict, judge, read_judgements

HERE = Path(__file__).parent
CORPORA = {"centre-val-de-loire": "centre_val_de_loire.toml", "demo": "demo.toml"}
LEAST_RECALL, LEAST_MRR = 0.9, 0.8


def verdict_on(index: PlaceIndex, corpus: str) -> Verdict:
    index.put(places_of(corpus))
    index.make_findable()

    def find(search: PlaceSearch) -> Sequence[str]:
        return [one.place.place_id for one in index.find(search, NOW.date()).places]

    return judge(read_judgements(HERE / CORPORA[corpus]), find)


@pytest.mark.parametrize("corpus", CORPORA)
def test_people_find_what_they_ask_for(index, corpus, record_property):
    verdict = verdict_on(index, corpus)

    record_property("relevance", verdict.figures)
    print(verdict.report())  # noqa: T201 - shown when it fails, and by -s
    assert verdict.mrr >= LEAST_MRR
    assert verdict.recall_at_10 >= LEAST_RECALL


def test_what_must_not_be_there_is_not(index):
    verdict = verdict_on(index, "demo")

    forbidden = [one for one in verdict.judged if one.judgement.never.intersection(one.page)]
    assert forbidden == []


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_judged_place_is_in_its_corpus(corpus):
    known = {place.place_id for place in places_of(corpus)}

    for one in read_judgements(HERE / CORPORA[corpus]):
        assert one.relevant | one.never <= known, one


def test_there_are_at_least_a_hundred_and_twenty_judgements_of_the_region():
    assert len(read_judgements(HERE / CORPORA["centre-val-de-loire"])) >= 120
