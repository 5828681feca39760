"""« Où », for every search: understood in this process, by the gazetteer that set-up made."""

import asyncio
from collections.abc import Iterable
from functools import cached_property

from aiohttp import web

from services.directory.contract.gazetteer.geocoder import GazetteerGeocoder
from services.directory.contract.gazetteer.opening import gazetteer_if_any
from services.gateway.where import Home, Meant, read_where

READINGS = 40  # enough for one at home to be among them: « Saint-Martin » is in every department


class Locator:
    """Knows where texts are; at home first, among readings that are nearly as likely."""

    def __init__(self, departments: Iterable[str] = ()) -> None:
        self.home = Home(departments)

    async def meant_by(self, text: str) -> Meant | None:
        """None for an empty text, and where there is no gazetteer. Raises as ``read_where`` does.

        In a thread: the gazetteer is read at the first question.
        """
        return await asyncio.to_thread(self._read, text) if text else None

    def _read(self, text: str) -> Meant | None:
        geocoder = self._geocoder
        return read_where(text, geocoder, self.home) if geocoder else None

    @cached_property
    def _geocoder(self) -> GazetteerGeocoder | None:
        gazetteer = gazetteer_if_any()
        return GazetteerGeocoder(gazetteer, READINGS) if gazetteer else None


LOCATOR = web.AppKey("locator", Locator)
