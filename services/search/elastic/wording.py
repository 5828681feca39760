"""What the engine is asked for words: pure."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from services.search.question import Idea, Lookup, Way, needed
from services.search.spelling import FEWEST_LETTERS, MOST_BEGUN, MOST_MENDED, likeliest
from services.search.words import edits

Json = dict[str, Any]

NAME_BOOST = 3.0
WHOLE_BOOST = 2.0  # a place that holds all that is asked
MOST_SUGGESTED = 20


def wording(ideas: Sequence[Idea]) -> Json:
    """All ideas count, in the name most; a place that lacks one is behind those that do not."""
    clauses = [_one_idea(idea) for idea in ideas]
    some = {"bool": {"should": clauses, "minimum_should_match": needed(len(clauses))}}
    if len(clauses) == 1:
        return some
    whole = {"bool": {"must": clauses, "boost": WHOLE_BOOST}}
    return {"bool": {"must": [some], "should": [whole]}}


def lookup_query(words: Collection[str]) -> Json:
    """Which words places hold, which the last one begins, and what each may be an error of."""
    asked = {word: {"match": {"text": word}} for word in words}
    last = list(words)[-1]
    aggregations: Json = {"known": {"filters": {"filters": asked}}}
    if len(last) >= FEWEST_LETTERS:
        begun = {"field": "words", "include": f"{re.escape(last)}.*", "size": MOST_BEGUN}
        aggregations["begun"] = {"terms": begun}
    query = {"query": {"match_all": {}}, "size": 0, "track_total_hits": False}
    suggest = {word: _suggest(word) for word in words if edits(word)}
    return query | {"aggregations": aggregations} | ({"suggest": suggest} if suggest else {})


def lookup_of(words: Sequence[str], answer: Json) -> Lookup:
    """What the engine answered to that."""
    told = answer["aggregations"]
    counts = told["known"]["buckets"]
    known = frozenset(word for word in words if counts[word]["doc_count"])
    begun = tuple(bucket["key"] for bucket in told.get("begun", {"buckets": ()})["buckets"])
    near = answer.get("suggest", {})
    unknown = [word for word in words if word not in known][:MOST_MENDED]
    instead = {
        word: likeliest(word, {each["text"]: each["freq"] for each in near[word][0]["options"]})
        for word in unknown
        if word in near
    }
    return Lookup(known, {words[-1]: begun}, instead)


def _one_idea(idea: Idea) -> Json:
    return {"dis_max": {"queries": [query for way in idea.ways for query in _one_way(way)]}}


def _one_way(way: Way) -> list[Json]:
    kind = "match" if len(way.words) == 1 else "match_phrase"
    text = " ".join(way.words)
    weights = {"nom": NAME_BOOST * way.weight, "text": way.weight}
    return [{kind: {name: {"query": text, "boost": boost}}} for name, boost in weights.items()]


def _suggest(word: str) -> Json:
    nearest = {
        "field": "words",
        "suggest_mode": "always",
        "max_edits": edits(word),
        "prefix_length": 0,  # the first letter may be wrong too
        "min_word_length": 1,
        "string_distance": "damerau_levenshtein",
        "size": MOST_SUGGESTED,
    }
    return {"text": word, "term": nearest}
