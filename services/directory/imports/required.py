"""Columns without which a file is not what it is taken for."""

from collections.abc import Container

from services.directory.imports.failure import ImportFailed
from services.directory.imports.mapping import Mapping


def refuse_missing(columns: Container[str], mapping: Mapping) -> None:
    """Raises ImportFailed naming the columns that the mapping requires and the file lacks."""
    if missing := [name for name in mapping.required if name not in columns]:
        raise ImportFailed(
            f"Columns that « {mapping.title} » requires are missing: {', '.join(missing)}. "
            "Is it of another source? --source NAME says which."
        )
