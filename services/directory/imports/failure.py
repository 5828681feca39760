"""What ends an import before its end."""


class ImportFailed(Exception):
    """The file cannot be imported: nothing of it is written.

    The message says where it is broken and what to do about it.
    """


class ImportStopped(Exception):
    """The places cannot be written, or no further, now; importing again goes on."""
