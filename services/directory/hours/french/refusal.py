"""Why a text is kept as text: one stable sentence for each reason."""

NOTHING_WRITTEN = "nothing written"
TOO_LONG = "too long"
UNREAD_WORDS = "unread words"
ORDER_NOT_UNDERSTOOD = "order not understood"
DAYS_WITHOUT_HOURS = "days without hours"
HOURS_WITHOUT_DAYS = "hours without days"
HOURS_WITHOUT_A_PAIR = "hours that do not pair"
HOURS_BACKWARDS = "hours that go backwards"
NIGHT_HOURS = "night hours"
AMBIGUOUS_DAYS = "ambiguous days"
AMBIGUOUS_PART = "ambiguous part of the day"
AMBIGUOUS_WEEKS = "ambiguous weeks"
AMBIGUOUS_SEASON = "ambiguous season"
AMBIGUOUS_APPOINTMENT = "ambiguous appointment"
AMBIGUOUS_EXCEPTION = "ambiguous exception"
DAY_SAID_TWICE = "a day said twice"
SCHOOL_HOLIDAYS = "school holidays"
DATES_WITHOUT_A_YEAR = "dates without a year"
NO_SUCH_DATE = "no such date"
COLUMN_DIFFERS = "the text and its columns differ"
NOT_THE_SAME_READ_BACK = "not the same when read back"


class Unclear(Exception):
    """This text cannot be told as hours without guessing."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
