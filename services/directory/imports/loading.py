"""Reading mapping files, and finding the one a file needs."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from services.directory.imports.failure import ImportFailed
from services.directory.imports.mapping import Mapping

SOURCES = Path(__file__).parent / "sources"
STANDARD = "standard-v1.0.2"


def read_mapping(path: Path) -> Mapping:
    """The mapping of this file. Raises ImportFailed with the line and the key that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
        return Mapping.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImportFailed(f"The mapping {path} cannot be read: {error}.") from error
    except ValidationError as invalid:
        told = "\n".join(f"  {sentence}" for sentence in _sentences(invalid, path, text))
        raise ImportFailed(f"The mapping is not valid:\n{told}") from invalid


@cache
def shipped() -> dict[str, Mapping]:
    """Those that come with the product, by name."""
    return {name: read_mapping(SOURCES / f"{name}.toml") for name in sources()}


def sources() -> list[str]:
    """The names of those, without reading them."""
    return sorted(path.stem for path in SOURCES.glob("*.toml"))


def standard() -> Mapping:
    """That of the national standard."""
    return shipped()[STANDARD]


def named(name: str) -> Mapping | None:
    """The mapping of a shipped source, or of a file; None when the name is of neither."""
    return read_mapping(Path(name)) if name.endswith(".toml") else shipped().get(name)


def recognised(columns: Iterable[str]) -> Mapping:
    """The one of the source that these columns betray; the standard's when they betray none."""
    there = set(columns)
    betrayed = (one for one in shipped().values() if one.recognised_by)
    return next((one for one in betrayed if there.issuperset(one.recognised_by)), standard())


def _sentences(invalid: ValidationError, path: Path, text: str) -> Iterable[str]:
    for error in invalid.errors():
        keys = [str(key) for key in error["loc"]]
        reason = error["msg"].removeprefix("Value error, ")
        quoted = re.search(r"« (.+?) »", reason)
        line = _line_of([*keys, quoted[1]] if quoted else keys, text)
        yield f"{path}, line {line}, {'.'.join(keys) or 'the whole of it'}: {reason}"


def _line_of(keys: Iterable[str], text: str) -> int:
    """The nearest line: TOML's reader keeps none, so each key is looked for behind the one before.

    What a default or a number stands for is not in the text; then the last one found is near.
    """
    found = 0
    for key in keys:
        pattern = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        if not key.isdigit() and (there := pattern.search(text, found)):
            found = there.start()
    return text.count("\n", 0, found) + 1
