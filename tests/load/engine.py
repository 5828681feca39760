"""The search engine alone, asked what search asks it: what the way through the services costs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

import orjson
from multidict import MultiDict

from services.gateway.queries import PlaceQuery, to_search
from services.gateway.reading import read_query
from services.search.elastic.query import Asked, to_query
from services.search.question import ideas_of
from services.search.settings import SearchSettings
from tests.load.api import Json
from tests.load.loading import Load, LoadClient, post
from tests.load.measuring import Figures, figures, middle, ratio
from tests.load.questions import Questions

AT_ONCE = 8


def through_engine(
    client: LoadClient, ports: tuple[int, int], questions: Questions, rounds: int, seconds: float
) -> Json:
    """What the gateway answers as a share of what the engine does, 8 at once; ``ports`` are theirs.

    Of words search asks twice, first which of them places hold; the engine alone is asked once.
    """
    asked = {
        "geo + filters": questions.by_filters(),
        "… + facets": questions.with_facets(),
        "text + geo": questions.by_words(),
    }
    return {name: _told(client, ports, each, rounds, seconds) for name, each in asked.items()}


def _told(
    client: LoadClient,
    ports: tuple[int, int],
    questions: Iterator[str],
    rounds: int,
    seconds: float,
) -> Json:
    gateway, engine = [], []
    for _ in range(rounds + 1):
        gateway.append(_run(client, ports[0], _some(questions, seconds), seconds))
        asked = [_to_engine(each) for each in _some(questions, seconds)]
        engine.append(_run(client, ports[1], asked, seconds))
    gateway, engine = gateway[1:], engine[1:]  # the first warms up
    return {
        "gateway": middle(gateway).to_json(),
        "engine": middle(engine).to_json(),
        "of_engine": round(ratio(gateway, engine), 4),
    }


def _some(questions: Iterator[str], seconds: float) -> list[str]:
    return list(islice(questions, int(seconds * 3000)))


def _run(client: LoadClient, port: int, requests: list[str], seconds: float) -> Figures:
    answers = client.load(Load(port, requests, AT_ONCE, seconds))
    return figures(answers.took_ms, answers.seconds)


def _to_engine(request: str) -> str:
    """The question that search would put to the engine for this one."""
    query = parse_qsl(urlsplit(request.split(" ", 2)[1]).query)
    today = datetime.now(UTC).date()
    search = to_search(read_query(PlaceQuery, MultiDict(query)), today)
    asked = to_query(Asked(search, today, ideas_of(search.q)), after=None)
    asked["_source"] = asked.pop("source")
    return post(f"/{SearchSettings().index_alias}/_search", orjson.dumps(asked))
