"""Commands that run: for each operation of the API, one curl. Pure."""

import json
import re
from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]
JSON_TYPE = "application/json"
PREPARED = {"place_id": "$PLACE_ID"}


def example(path: str, method: str, told: Json, body: Json | None) -> str:
    """A curl command that runs in a shell where the page's first lines were run."""
    where = re.sub(r"{(\w+)}", lambda match: PREPARED.get(match[1], ""), path)
    lines = ["curl" + ("" if method == "GET" else f" -X {method}")]
    lines[0] += f' "$MAILLAGE{where}{_query(told["parameters"])}"'
    if "security" in told:
        lines += ['-H "Authorization: Bearer $SESSION"', '-H "If-Match: $ETAG"']
    if body:
        lines += [f'-H "Content-Type: {JSON_TYPE}"', f"-d '{_body(body)}'"]
    return " \\\n  ".join(lines)


def _query(parameters: Iterable[Json]) -> str:
    given = {p["name"]: p["schema"]["examples"][0] for p in parameters if _has_example(p["schema"])}
    return "?" + "&".join(f"{name}={value}" for name, value in given.items()) if given else ""


def _body(schema: Json) -> str:
    properties, required = schema["properties"], schema.get("required", ())
    given = {
        name: told["examples"][0] if _has_example(told) else f"${name.upper()}"
        for name, told in properties.items()
        if _has_example(told) or name in required
    }
    text = json.dumps(given, ensure_ascii=False)
    return re.sub(r'"(\$[A-Z_]+)"', lambda found: f"""\"'"{found[1]}"'\"""", text)


def _has_example(schema: Json) -> bool:
    return bool(schema.get("examples"))
