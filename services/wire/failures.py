"""What a failure means to whoever waits: a refusal it can act on, or a bug of ours."""

from pymongo.errors import PyMongoError

from services.wire.errors import Refused, Unavailable
from services.wire.mongo import is_away


def told(error: BaseException) -> BaseException:
    """The failure as others should hear of it: one of the five refusals, or the bug itself."""
    if isinstance(error, Refused):
        return error.plain()
    if isinstance(error, PyMongoError) and is_away(error):
        return Unavailable("database_away", "The database does not answer; try again.")
    return error
