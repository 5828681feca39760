"""The places that judgements are about, as the importer reads them; their ids are the source's."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.directory.contract.place import PlaceSnapshot
from services.directory.contract.revision import Actor
from services.directory.imports.survey import survey
from services.directory.places.place import Place

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "deploy" / "demo"
MAPPINGS = {"demo": str(DEMO / "tours.toml")}  # the other one is known by its columns
FILES = {
    "demo": DEMO / "tours.csv",
    "centre-val-de-loire": ROOT.parent / "shared" / "data" / "centre-val-de-loire.json",
}
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)  # every listing of both files is old by then
IMPORTER = Actor(person_id="", role="operator", via="import")


def places_of(corpus: str) -> list[PlaceSnapshot]:
    """All places of a corpus. Skips the test where its file is absent."""
    path = FILES[corpus]
    if not path.exists():
        pytest.skip(f"{path} is absent")
    rows = survey(path, MAPPINGS.get(corpus, ""), int).rows(int)
    return [Place(details.id).publish(details, IMPORTER, NOW).snapshot() for _, details in rows]
