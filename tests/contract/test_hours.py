"""The hours that the region itself collected: how many are read, and that none is false."""

import json
from collections import Counter
from pathlib import Path

import pytest

from services.directory.contract.hours.osm.engine import Evaluated
from services.directory.contract.hours.sentences import sentences
from services.directory.hours.reading import read_hours
from tests.contract.hours_sample import KEPT, READ

REGION = Path(__file__).parents[2] / "../shared/data/centre-val-de-loire.json"
READ_AT_LEAST = 89
KEPT_BECAUSE = {
    "unread words": 15,  # two services in one text, a web site, « True », three weeks of August
    "the text and its columns differ": 6,
    "school holidays": 5,
    "ambiguous weeks": 3,
    "ambiguous days": 1,
    "ambiguous appointment": 1,
}


@pytest.fixture(scope="module")
def region():
    if not REGION.exists():
        pytest.skip("the region's own file is not here")
    rows = json.loads(REGION.read_text(encoding="utf-8"))
    return [
        read_hours(row["c_horaire_ouverture"], row["c_jours_semaine"])
        for row in rows
        if row["c_horaire_ouverture"]
    ]


def test_the_region_wrote_120_hours(region):
    assert len(region) == 120


def test_no_fewer_of_the_region_s_hours_are_read_than_before(region):
    assert sum(read.osm is not None for read in region) >= READ_AT_LEAST


def test_each_of_the_others_has_its_reason(region):
    kept = Counter(read.why.split(":")[0] for read in region if read.osm is None)

    assert kept == KEPT_BECAUSE


def test_all_that_is_read_can_be_told_in_sentences(region):
    untold = [read.osm for read in region if read.osm and not sentences(read.osm)]

    assert untold == []


def test_sixty_hours_were_read_by_a_person():
    assert len(READ) + len(KEPT) == 60


@pytest.mark.parametrize(("text", "days", "meaning"), READ)
def test_none_of_the_sixty_is_false(text, days, meaning):
    assert read_hours(text, days).osm == meaning


@pytest.mark.parametrize(("text", "days", "why"), KEPT)
def test_those_of_the_sixty_that_may_mean_two_things_stay_text(text, days, why):
    read = read_hours(text, days)

    assert (read.osm, read.why) == (None, why)


@pytest.mark.parametrize("meaning", [meaning for _, _, meaning in READ])
def test_what_a_person_understood_is_valid(meaning):
    assert Evaluated(meaning)
