"""One whole bench of one shape, from its first start to its second."""

import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TypeVar

from tests.load.api import Api, Json
from tests.load.communes import communes
from tests.load.engine import through_engine
from tests.load.findable import Changes, session
from tests.load.importing import import_places
from tests.load.loading import Load, LoadClient, bare_server, load_client
from tests.load.memory import pss_mb
from tests.load.questions import HOT_LIST, Questions, place_ids
from tests.load.rounds import measure, place_page, workloads
from tests.load.shapes import Shape

SEARCHES = 1000
START_WITHIN_S = 120
Found = TypeVar("Found")


@dataclass(frozen=True)
class Plan:
    """How much is measured; the same seed asks the same."""

    places: int
    rounds: int
    seconds: float
    changes: int
    seed: int


def bench(shape: Shape, plan: Plan) -> Json:
    """All figures. Raises BenchFailed or OSError; the shape may then still run."""
    first = _timed("start", shape.start)
    Api(shape.port).wait_for(0, START_WITHIN_S)  # search may be ready later than the gateway
    memory = {"at_start": pss_mb(shape.pid)}
    imported = _timed("import", lambda: import_places(shape, plan.places, plan.seed))
    memory["with_the_places"] = pss_mb(shape.pid)
    ids = place_ids(plan.places)
    operator = session(shape, ids[0])
    with load_client() as client:
        questions = Questions(plan.seed, communes(), ids, operator)
        _timed("searches", lambda: _search(client, shape.port, questions))
        memory[f"after_{SEARCHES:,}_searches"] = pss_mb(shape.pid)
        requests = _timed("requests", lambda: _requests(client, shape, plan, questions))
        engine = _timed("engine", lambda: _engine(client, shape, plan, questions))
    changes = Changes(shape.port, ids, operator, plan.seed)
    findable = _timed("changes", lambda: _changes(changes, plan.changes))
    memory["at_the_end"] = pss_mb(shape.pid)
    notes, list_bytes = _notes(shape.port, ids[0]), len(Api(shape.port).get(HOT_LIST).body)
    again = _timed("second start", lambda: _again(shape, plan.places))
    rebuild_s = _timed("rebuild", lambda: shape.rebuild(plan.places))
    return {
        **asdict(plan),
        "notes": notes,
        "list_bytes": list_bytes,
        "requests": requests,
        "engine": engine,
        "import": imported,
        "change_to_findable": findable,
        "memory_pss_mb": memory,
        "rebuild_s": round(rebuild_s, 2),
        "start": {"first_s": round(first, 2), **again},
    }


def _search(client: LoadClient, port: int, questions: Questions) -> None:
    client.load(Load(port, list(islice(questions.by_words(), SEARCHES)), 8, 120))


def _requests(client: LoadClient, shape: Shape, plan: Plan, questions: Questions) -> Json:
    with bare_server() as bare:
        works = workloads(shape.port, bare, questions, place_ids(1)[0])
        return measure(client, works, plan.rounds, plan.seconds, plan.seed)


def _engine(client: LoadClient, shape: Shape, plan: Plan, questions: Questions) -> Json:
    """Nothing where there is no engine of its own."""
    if shape.engine_port is None:
        return {}
    ports = (shape.port, shape.engine_port)
    return through_engine(client, ports, questions, plan.rounds, plan.seconds)


def _changes(changes: Changes, count: int) -> Json:
    return {"apart": changes.apart(count), "in_a_row": changes.in_a_row(count // 2)}


def _again(shape: Shape, places: int) -> Json:
    """Stop and start with all places."""
    started = time.monotonic()
    shape.stop()
    stopped = time.monotonic() - started
    ready = shape.start()
    Api(shape.port).wait_for(places, START_WITHIN_S)
    findable = time.monotonic() - started - stopped
    found = {"stop_s": stopped, "second_s": ready, "second_all_findable_s": findable}
    return {name: round(seconds, 2) for name, seconds in found.items()}


def _notes(port: int, place_id: str) -> list[str]:
    if place_page(port, place_id).startswith("/lieux"):
        return []
    return ["/lieux/{id} is not there yet: « place, hot » is /api/v1/places/{id}."]


def _timed(what: str, run: Callable[[], Found]) -> Found:
    started = time.monotonic()
    found = run()
    print(f"{what}: {time.monotonic() - started:.1f} s", file=sys.stderr)
    return found
