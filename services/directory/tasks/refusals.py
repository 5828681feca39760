"""Why the directory may refuse what is asked of a task."""

from services.wire.errors import NotFound


class TaskNotFound(NotFound):
    """There is no such task."""

    def __init__(self) -> None:
        super().__init__("task_not_found", "There is no such task.")
