"""Commands that run: for each operation of the API, one curl. Pure."""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

Json = dict[str, Any]
JSON_TYPE = "application/json"
PREPARED = {
    "place_id": "$PLACE_ID",
    "workshop_id": "$WORKSHOP_ID",
    "correction_id": "$CORRECTION_ID",
    "follow_up": "$FOLLOW_UP",
    "task_id": "$TASK_ID",
    "pair_id": "$PAIR_ID",
    "revision": "1",
}
SAMPLES: Json = {
    "address": "06 39 98 00 01",  # a number that ARCEP gives to fiction
    "around": {"label": "Tours", "latitude": 47.394, "longitude": 0.704},
    "titre": "Premiers pas sur tablette",
}
"""What stands in an example where a contract has none of its own."""


def example(path: str, method: str, told: Json, body: Json | None) -> str:
    """A curl command that runs in a shell where the page's first lines were run."""
    where = re.sub(r"{(\w+)}", lambda match: PREPARED.get(match[1], ""), path)
    lines = ["curl" + ("" if method == "GET" else f" -X {method}")]
    lines[0] += f' "$MAILLAGE{where}{_query(told["parameters"])}"'
    if "security" in told:
        lines += ['-H "Authorization: Bearer $SESSION"']
    if any(parameter["name"] == "If-Match" for parameter in told["parameters"]):
        etag = "WORKSHOP_ETAG" if "workshop_id" in path else "ETAG"
        lines += [f'-H "If-Match: ${etag}"']
    if body:
        lines += [f'-H "Content-Type: {JSON_TYPE}"', f"-d '{_body(body)}'"]
    return " \\\n  ".join(lines)


def _query(parameters: Iterable[Json]) -> str:
    given = {p["name"]: p["schema"]["examples"][0] for p in parameters if _has_example(p["schema"])}
    return "?" + urlencode(given, safe=",:") if given else ""


def _body(schema: Json) -> str:
    properties, required = schema["properties"], schema.get("required", ())
    given = {
        name: _sample(name, told)
        for name, told in properties.items()
        if _has_example(told) or name in required
    }
    text = json.dumps(given, ensure_ascii=False)
    return re.sub(r'"(\$[A-Z_]+)"', lambda found: f"""\"'"{found[1]}"'\"""", text)


def _sample(name: str, told: Json) -> Any:
    if _has_example(told):
        return told["examples"][0]
    return SAMPLES.get(name) or next(iter(told.get("enum", ())), f"${name.upper()}")


def _has_example(schema: Json) -> bool:
    return bool(schema.get("examples"))
