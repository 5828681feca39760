"""The released schema of each event: a committed file beside the contract that owns the event.

``python -m tests.contract.schemas`` writes them all again (make schemas). Do so only for a change
that the house rules allow: a new event, or a new field with a default.
"""

import importlib
import json
from pathlib import Path
from typing import Any

from services.wire.envelope import Event

SERVICES = Path(__file__).parents[2] / "services"
ROOMS = ("directory", "notify", "search")  # those that say something

for _room in ROOMS:
    importlib.import_module(f"services.{_room}.contract.events")


def released_events() -> list[type[Event]]:
    """Every event of the product."""
    return [event for event in Event.known.values() if event.SOURCE in ROOMS]


def schema_file(event: type[Event]) -> Path:
    """Where its released schema is kept."""
    return SERVICES / event.SOURCE / "contract" / "schemas" / f"{event.TYPE}.json"


def schema_of(event: type[Event]) -> dict[str, Any]:
    """The schema that the code has now."""
    return event.model_json_schema(mode="serialization")


if __name__ == "__main__":
    for _event in released_events():
        schema_file(_event).parent.mkdir(exist_ok=True)
        text = json.dumps(schema_of(_event), ensure_ascii=False, indent=2, sort_keys=True)
        schema_file(_event).write_text(text + "\n")
