"""What may be asked of hours, before they are said of a place."""

from typing import Any

from services.directory.contract.read_hours import HoursAsRead
from services.directory.hours.keeping import as_kept
from services.directory.hours.reading import read_hours
from services.wire.rpc import rpc

Json = dict[str, Any]


class HoursDoors:
    """The calls about hours."""

    @rpc
    def read_hours(self, text: str) -> Json:
        """What a listing would keep of this text; see HoursAsRead."""
        read = read_hours(text)
        return HoursAsRead(**as_kept(read), why=read.why).model_dump(mode="json")
