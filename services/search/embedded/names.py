"""All places by name, kept in order while they change."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

Entry = tuple[str, str, int]  # sort name, place id, row


class Names:
    """A sorted list: an insertion moves some kilobytes, a page starts where its cursor says."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._of_row: dict[int, Entry] = {}

    def set(self, row: int, name: str, place_id: str) -> None:
        """This row has this name now."""
        entry = (name, place_id, row)
        if self._of_row.get(row) != entry:
            self.drop(row)
            self._of_row[row] = entry
            insort(self._entries, entry)

    def drop(self, row: int) -> None:
        """This row has no name any more."""
        if entry := self._of_row.pop(row, None):
            del self._entries[bisect_left(self._entries, entry)]

    def name(self, row: int) -> str:
        """The name this row is sorted by."""
        return self._of_row[row][0]

    def rows_after(self, name: str, place_id: str) -> Iterator[int]:
        """The rows that come after this name and id, in order; empty strings come before all."""
        start = bisect_right(self._entries, (name, place_id), key=lambda entry: entry[:2])
        return (entry[2] for entry in self._entries[start:])
