"""How often Python looks for circles of objects that nobody holds any more."""

import gc

NEW_OBJECTS = 50_000


def collect_rarely() -> None:
    """Look after so many new objects, not after 700: we make many that stay, and few circles.

    With 15,000 places a third of the time in which search is filled went into looking.
    """
    gc.set_threshold(NEW_OBJECTS)
