"""Build the engine's indexes anew while they answer: ``python -m services.search.anew``.

It only begins: the search service that runs fills the second indexes, and lets them answer once
they hold all. Killed or started twice, it goes on watching what was begun.
"""

import sys
import time
from collections.abc import Callable, Mapping

from services.search.elastic.index import ElasticIndex
from services.search.elastic.node import connect
from services.search.elastic.rebuilding import Rebuild
from services.search.elastic.workshops import ElasticWorkshops
from services.search.engines import is_embedded
from services.search.settings import SearchSettings
from services.wire.errors import Unavailable
from services.wire.settings import read_settings

PAUSE_S = 1.0

Say = Callable[[str], object]


def main() -> int:
    """0 once all of it is done."""
    settings = read_settings(SearchSettings)
    if is_embedded(settings):
        sys.stdout.write("The embedded index is built anew at each start: restart the product.\n")
        return 1
    client = connect(settings.index_url, settings.ca_file)
    alias = settings.index_alias
    rebuilds = {
        "places": ElasticIndex(client, alias).anew().rebuild,
        "workshops": ElasticWorkshops(client, f"{alias}-workshops").anew().rebuild,
    }
    try:
        build(rebuilds, lambda line: sys.stdout.write(line + "\n") and sys.stdout.flush())
    except Unavailable as away:
        sys.stdout.write(f"The search engine does not answer ({away.code}); start this again.\n")
        return 1
    return 0


def build(rebuilds: Mapping[str, Rebuild], say: Say, pause_s: float = PAUSE_S) -> None:
    """Begin all, and say how far they are until they are done. Raises Unavailable."""
    for name, rebuild in rebuilds.items():
        has_begun = rebuild.begin()
        say(f"{name}: {'begun' if has_begun else 'already being built anew; watching it'}")
    for name, rebuild in rebuilds.items():
        _watch(name, rebuild, say, pause_s)
    for name, rebuild in rebuilds.items():
        for other in rebuild.others():
            say(f"{name}: {other} is another version's; delete it once none of that version runs")


def _watch(name: str, rebuild: Rebuild, say: Say, pause_s: float) -> None:
    while rebuild.is_going_on():
        built, before = rebuild.counts()
        say(f"{name}: {built} of {before}")
        time.sleep(pause_s)
    say(f"{name}: done")


if __name__ == "__main__":
    sys.exit(main())
