"""Why the directory may refuse what is asked of an import."""

from services.wire.errors import NotFound


class ImportNotFound(NotFound):
    """There was no such import."""

    def __init__(self) -> None:
        super().__init__("import_not_found", "There was no such import.")
