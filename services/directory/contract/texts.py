"""What a text may be that somebody sends: how long, on how many lines, of which form."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def readable(words: str) -> str:
    """The words; refused when they hold control characters."""
    if any(ord(character) < 32 and character not in "\n\t" for character in words):
        raise ValueError("control characters are not allowed")
    return words


def on_one_line(line: str) -> str:
    """The line; refused when it is several, or holds control characters."""
    if "\n" in line:
        raise ValueError("write it on one line")
    return readable(line)


def text(longest: int, pattern: str | None = None, shortest: int = 0) -> StringConstraints:
    """A text without spaces around it, and how long it may be."""
    return StringConstraints(
        strip_whitespace=True, min_length=shortest, max_length=longest, pattern=pattern
    )


def at_most_one_of(*words: str) -> AfterValidator:
    """For a list: each of these words says that the others are not so."""

    def check(values: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(words).intersection(values)) > 1:
            raise ValueError(f"say one of these at most: {', '.join(words)}")
        return values

    return AfterValidator(check)


Readable = AfterValidator(readable)
EachOnce = AfterValidator(lambda values: tuple(dict.fromkeys(values)))

Line = Annotated[str, text(300), AfterValidator(on_one_line)]
Paragraph = Annotated[str, text(5000), Readable]
# The standard's own pattern, and room for an empty value: nobody has said.
Telephone = Annotated[
    str,
    text(16, r"^$|^(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}$"),
]
Courriel = Annotated[str, text(254, r"^[^@\s|]+@[^@\s|]+\.[^@\s|]+$"), Readable]
WebAddress = Annotated[str, text(500, r"^https?://[^\s|<>\"]+$"), Readable]
OptionalWebAddress = Annotated[str, text(500, r"^$|^https?://[^\s|<>\"]+$"), Readable]
Hours = Annotated[str, text(1000), Readable]
"""OSM's ``opening_hours``, or French."""
CodeInsee = Annotated[str, text(5, r"^$|^([013-9]\d|2[AB1-9])\d{3}$")]
