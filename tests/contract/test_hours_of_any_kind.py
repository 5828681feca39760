"""Whatever is written, nothing breaks; whatever is meant, no other week is read."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from services.directory.contract.hours.osm.checking import agrees
from services.directory.contract.hours.osm.engine import evaluated
from services.directory.contract.hours.sentences import sentences
from services.directory.hours.reading import ReadHours, read_hours
from tests.contract.french_weeks import STYLES, weeks, written

# Pieces of real sentences, to be put together in any order.
PIECES = (
    "lundi", "du mardi au jeudi", "samedi", "9h-12h", "de 14h à 17h", "9h", "fermé", "sauf", "et",
    "ou", ",", ".", ":", "(", ")", "-", "/", "\n", "matin", "après-midi", "semaines paires", "1er",
    "du mois", "jours fériés", "sur rendez-vous", "sans RDV", "en août", "de juillet à août",
    "le 24 décembre 2026", "du 10 au 21 août", "24h/24", "7j/7", "tous les jours", "02 47 00 00 00",
    "Mo-Fr 09:00-12:00", "PH off", ";", '"', "\t", "31/02/2026", "25h", "²", "½",
)  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=40))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_kept(text, days):
    assert isinstance(read_hours(text, days), ReadHours)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
@settings(max_examples=600, deadline=None)
def test_any_sentence_is_read_or_kept_for_a_reason(text):
    read = read_hours(text)

    assert (read.osm is None) == bool(read.why)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_valid_and_read_again_the_same(text):
    osm = read_hours(text).osm or "24/7"

    assert read_hours(osm).osm == osm


@given(st.text(max_size=100) | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_told_or_not(text):
    assert isinstance(sentences(text), tuple)


@given(weeks(), st.sampled_from(STYLES))
@settings(max_examples=150, deadline=None)
def test_a_week_written_in_french_is_read_as_that_week_or_kept(week, style):
    osm = read_hours(written(week, style)).osm

    assert osm is None or agrees(week, osm)


@given(weeks(), st.sampled_from(STYLES))
@settings(max_examples=200, deadline=None)
def test_a_week_written_plainly_is_read(week, style):
    assert read_hours(written(week, style)).why == ""


@given(weeks(), st.sampled_from(STYLES), st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_a_week_with_a_word_too_many_is_kept(week, style, at):
    words = written(week, style).split(" ")
    words.insert(at % (len(words) + 1), "normalement")

    assert read_hours(" ".join(words)).osm is None


@given(weeks(), st.sampled_from(STYLES))
@settings(max_examples=150, deadline=None)
def test_capitals_and_accents_change_nothing(week, style):
    text = written(week, style)

    assert read_hours(text.upper().replace("É", "E")).osm == read_hours(text).osm


@given(weeks(), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_the_week_that_was_meant_is_open_at_its_own_minutes(week, day):
    hours = evaluated(read_hours(written(week, STYLES[0])).osm)

    told = [(spell.begins, spell.ends) for spell in hours.on(day)]
    assert told == [(stretch.opens, stretch.closes) for stretch in week.on(day)]
