"""What an index promises that lives and dies with its process, whatever is kept in it."""


class InMemory:
    """See PlaceIndex. It starts empty, and is filled again at every start."""

    edition = "memory"

    def missed_events(self) -> None:
        """It is filled after this."""

    def lead(self) -> None:
        """Nobody else can read it."""

    def anew(self) -> None:
        """It is built anew at each start."""

    def close(self) -> None:
        """Nothing is held that outlives the process."""
