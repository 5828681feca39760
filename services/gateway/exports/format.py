"""How a file of places is written piece by piece. Pure."""

from collections.abc import AsyncGenerator, AsyncIterable, Callable, Sequence
from dataclasses import dataclass

from services.directory.contract.place import PlaceSnapshot


@dataclass(frozen=True)
class Format:
    """A file begins with ``opening`` and ends with ``closing``; ``between`` stands between two
    places, each written by ``write``, unless nothing is written of one. ``name`` is the file's.
    """

    title: str
    extension: str
    media: str
    write: Callable[[PlaceSnapshot], bytes]
    opening: bytes
    between: bytes = b""
    closing: bytes = b""
    name: str = "lieux-de-mediation-numerique"

    async def pieces(
        self, pages: AsyncIterable[Sequence[PlaceSnapshot]]
    ) -> AsyncGenerator[bytes, None]:
        """The file, about a page at a time; none of the pieces but the last may be empty."""
        before, joint = self.opening, b""
        async for places in pages:
            if written := self.between.join(filter(None, map(self.write, places))):
                yield before + joint + written
                before, joint = b"", self.between
        yield before + self.closing
