"""« Sur rendez-vous » in French, with the number to call if it is given."""

from services.directory.hours.french import refusal
from services.directory.hours.french.cursor import Cursor
from services.directory.hours.french.kinds import Kind
from services.directory.hours.french.refusal import Unclear

BY_APPOINTMENT = "sur rendez-vous"
_WORDS = (Kind.APPOINTMENT, Kind.NO_APPOINTMENT)
_STATEMENT_STARTS = (Kind.DAY, Kind.EVERY_DAY, Kind.WEEKEND, Kind.NTH, Kind.TIME, Kind.NUMBER)


def read_appointment(cursor: Cursor) -> str:
    """``sur rendez-vous``, or with a number ``sur rendez-vous : 02 47 74 56 08``."""
    cursor.take(Kind.APPOINTMENT)
    start = cursor.at
    cursor.take(Kind.COLON)
    if not cursor.sees(Kind.PHONE):
        cursor.at = start
        return BY_APPOINTMENT
    phone = cursor.next.text
    cursor.take(Kind.PHONE)
    digits = "".join(filter(str.isdigit, phone))
    return f"{BY_APPOINTMENT} : {' '.join(digits[at : at + 2] for at in range(0, 10, 2))}"


def read_comment(cursor: Cursor) -> str | None:
    """What is said of the time just read: by appointment, without one (empty), or nothing."""
    start = cursor.at
    in_brackets = cursor.take(Kind.OPENING_BRACKET)
    if not cursor.sees(*_WORDS):
        cursor.at = start
        return None
    comment = "" if cursor.take(Kind.NO_APPOINTMENT) else read_appointment(cursor)
    if in_brackets:
        cursor.take(Kind.CLOSING_BRACKET)
    elif cursor.sees_after((Kind.ARTICLE,), *_STATEMENT_STARTS):
        raise Unclear(refusal.AMBIGUOUS_APPOINTMENT)  # « lundi 9h-12h sur RDV mardi 14h-17h »
    return comment
