"""A text as words whose meaning is known. One word that is not known refuses the whole text."""

import re

from services.directory.hours.french import refusal
from services.directory.hours.french.clock import read_number, read_time
from services.directory.hours.french.dates import read_period
from services.directory.hours.french.kinds import Kind, Token
from services.directory.hours.french.lexicon import ENTRIES
from services.directory.hours.french.refusal import Unclear

_WORD = re.compile(r"[^\W_]+|\S")
_MOST_WORDS_SHOWN = 6


def read_tokens(text: str) -> tuple[Token, ...]:
    """The words of a ``plain`` text; those that say nothing of the hours are left out."""
    tokens: list[Token] = []
    unread: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
        elif known := _known(text, at):
            tokens.append(known[0])
            at = known[1]
        else:
            word = _WORD.match(text, at)
            unread.append(word[0] if word else text[at])
            at += len(unread[-1])
    _refuse(tokens, unread)
    return tuple(_without_empty_brackets([token for token in tokens if token.kind != Kind.NOISE]))


def _known(text: str, at: int) -> tuple[Token, int] | None:
    if period := read_period(text, at):
        return Token(Kind.PERIOD, text=text[at : period[1]], period=period[0]), period[1]
    if time := read_time(text, at):
        return Token(Kind.TIME, time[0]), time[1]
    for pattern, kind, value, why in ENTRIES:
        if found := pattern.match(text, at):
            return Token(kind, value, why or found[0]), found.end()
    number = read_number(text, at)
    return (Token(Kind.NUMBER, number[0]), number[1]) if number else None


def _refuse(tokens: list[Token], unread: list[str]) -> None:
    """What is known not to be told in hours says more than a word that is merely not known."""
    for token in tokens:
        if token.kind == Kind.REFUSED:
            raise Unclear(token.text)
    if unread:
        shown = ", ".join(list(dict.fromkeys(unread))[:_MOST_WORDS_SHOWN])
        raise Unclear(f"{refusal.UNREAD_WORDS}: {shown}")


def _without_empty_brackets(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token in tokens:
        if kept and (kept[-1].kind, token.kind) == (Kind.OPENING_BRACKET, Kind.CLOSING_BRACKET):
            kept.pop()
        else:
            kept.append(token)
    return kept
