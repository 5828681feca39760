"""A place in a sentence: what comes next, and what may be passed over."""

from collections.abc import Collection

from services.directory.hours.french.kinds import Kind, Token

END = Token(Kind.STOP, text="end")


class Cursor:
    """Reads words one after the other; it may be put back."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self.at = 0

    @property
    def ended(self) -> bool:
        return self.at >= len(self._tokens)

    @property
    def next(self) -> Token:
        return END if self.ended else self._tokens[self.at]

    @property
    def previous(self) -> Token:
        return self._tokens[self.at - 1] if self.at else END

    def sees(self, *kinds: Kind) -> bool:
        return not self.ended and self.next.kind in kinds

    def take(self, *kinds: Kind) -> Token | None:
        """The next word if it is of these kinds."""
        if not self.sees(*kinds):
            return None
        self.at += 1
        return self._tokens[self.at - 1]

    def skip(self, kinds: Collection[Kind]) -> frozenset[Kind]:
        """Pass over words of these kinds; says which."""
        passed = set()
        while token := self.take(*kinds):
            passed.add(token.kind)
        return frozenset(passed)

    def sees_after(self, passed: Collection[Kind], *kinds: Kind) -> bool:
        """Is there one of these kinds behind some of those? The cursor stays where it is."""
        start = self.at
        self.skip(passed)
        found = self.sees(*kinds)
        self.at = start
        return found

    def ends_after(self, passed: Collection[Kind]) -> bool:
        """Is nothing left but those?"""
        start = self.at
        self.skip(passed)
        ended = self.ended
        self.at = start
        return ended
