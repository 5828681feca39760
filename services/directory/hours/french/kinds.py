"""What a word of the hours can mean."""

from dataclasses import dataclass
from enum import Enum, auto

from services.directory.contract.hours.periods import Period


class Kind(Enum):
    DAY = auto()  # 0 to 6, and HOLIDAY
    EVERY_DAY = auto()
    WEEKEND = auto()
    NTH = auto()  # 1 to 5, and -1
    OF_THE_MONTH = auto()
    TIME = auto()  # minutes since midnight
    NUMBER = auto()  # « de 9 à 12h »
    ALL_DAY = auto()
    BETWEEN = auto()
    MORNING = auto()
    AFTERNOON = auto()
    WEEKS = auto()  # EVEN or ODD
    PERIOD = auto()
    CLOSED = auto()
    EXCEPT = auto()
    APPOINTMENT = auto()
    NO_APPOINTMENT = auto()
    PHONE = auto()
    NOISE = auto()  # « horaires d'ouverture »
    ARTICLE = auto()  # le, du, de, chaque…
    TO = auto()  # à, au
    AND = auto()
    OR = auto()
    COMMA = auto()
    COLON = auto()
    SLASH = auto()
    DASH = auto()
    SEMICOLON = auto()
    NEW_LINE = auto()
    STOP = auto()
    OPENING_BRACKET = auto()
    CLOSING_BRACKET = auto()
    REFUSED = auto()  # known, and known not to be told in hours


EVEN, ODD = 0, 1
YEARLY = 1  # said of a closure: its dates come back each year
STOPS = (Kind.STOP, Kind.NEW_LINE)
SEPARATORS = (
    Kind.COMMA, Kind.AND, Kind.SLASH, Kind.DASH, Kind.SEMICOLON, Kind.ARTICLE,
    Kind.OPENING_BRACKET, Kind.CLOSING_BRACKET,
)  # fmt: skip


@dataclass(frozen=True)
class Token:
    kind: Kind
    number: int = 0
    text: str = ""
    period: Period | None = None
