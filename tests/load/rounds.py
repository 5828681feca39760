"""The workloads and the bare server in turns, so that whatever else the machine does meets all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, repeat
from random import Random

from tests.load.api import Api, Json
from tests.load.loading import Load, LoadClient, get
from tests.load.measuring import Figures, figures, middle, ratio
from tests.load.questions import HOT_LIST, LIST, Questions

CONCURRENCIES = (1, 16, 64)
BARE = "bare aiohttp"
FASTEST = 5000  # answers per second that asked-once requests suffice for; fewer end it early
Cell = tuple[str, int]  # a workload's name, how many at once


@dataclass(frozen=True)
class Workload:
    """What is asked of a port; ``is_hot``: always the same."""

    port: int
    requests: Iterator[str]
    is_hot: bool

    def take(self, seconds: float) -> list[str]:
        """Requests for so long."""
        return list(islice(self.requests, 1 if self.is_hot else int(seconds * FASTEST)))


def workloads(port: int, bare: int, questions: Questions, place_id: str) -> dict[str, Workload]:
    """All that is measured, by name; the bare server first."""
    page = place_page(port, place_id)
    return {
        BARE: Workload(bare, repeat(get("/")), True),
        "list, hot": Workload(port, repeat(get(HOT_LIST)), True),
        f"{'page' if page.startswith('/lieux') else 'place'}, hot": Workload(
            port, repeat(get(page)), True
        ),
        "geo + filters": Workload(port, questions.by_filters(), False),
        "… + facets": Workload(port, questions.with_facets(), False),
        "text + geo": Workload(port, questions.by_words(), False),
        "suggestions": Workload(port, questions.typed(), False),
        "map": Workload(port, questions.mapped(), False),
        "place": Workload(port, questions.places(), False),
    }


def place_page(port: int, place_id: str) -> str:
    """The place's own page; its JSON while there is none."""
    page = f"/lieux/{place_id}"
    return page if Api(port).get(page).status == 200 else f"{LIST}/{place_id}"


def measure(
    client: LoadClient, works: Mapping[str, Workload], rounds: int, seconds: float, seed: int
) -> Json:
    """By workload and concurrency: the median figures over the rounds, and the ratio to bare."""
    found: dict[Cell, list[Figures]] = defaultdict(list)
    cells = [(name, at_once) for at_once in CONCURRENCIES for name in works]
    for name in works:  # warm up
        _run(client, works[name], 16, seconds / 2)
    chance = Random(f"{seed}/rounds")
    for _ in range(rounds):
        for name, at_once in chance.sample(cells, len(cells)):
            found[name, at_once].append(_run(client, works[name], at_once, seconds))
    return {name: {str(c): _told(found, (name, c)) for c in CONCURRENCIES} for name in works}


def _run(client: LoadClient, work: Workload, at_once: int, seconds: float) -> Figures:
    answers = client.load(Load(work.port, work.take(seconds), at_once, seconds))
    return figures(answers.took_ms, answers.seconds)


def _told(found: Mapping[Cell, list[Figures]], cell: Cell) -> Json:
    against = ratio(found[cell], found[BARE, cell[1]])
    return {**middle(found[cell]).to_json(), "of_bare": round(against, 4)}
