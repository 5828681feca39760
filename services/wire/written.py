"""An answer that is JSON already: whoever keeps JSON need not read it only to write it again."""


class Written(bytes):
    """JSON text that a door may answer instead of a value; callers get the same either way."""
