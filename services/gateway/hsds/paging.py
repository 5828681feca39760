"""Pages as the HSDS API numbers them."""

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from services.gateway.hsds.model import Organization, Said, Service, ServiceAtLocation

MOST = 100
LAST_PAGE = 100_000


class PageQuery(BaseModel):
    """Which page."""

    model_config = ConfigDict(frozen=True)

    page: int = Field(1, ge=1, le=LAST_PAGE, description="The first is 1.")
    per_page: int = Field(50, ge=1, le=MOST, description="How many on a page.")
    full: bool = Field(False, description="Each with all that belongs to it.")


class HsdsPage(BaseModel):
    """One page of many; ``size`` is how many are on it."""

    model_config = ConfigDict(frozen=True)

    total_items: int
    total_pages: int
    page_number: int
    size: int
    first_page: bool
    last_page: bool
    empty: bool

    @classmethod
    def of(cls, asked: PageQuery, total: int, contents: Sequence[Said]) -> Self:
        """The page that was asked for, with what is on it."""
        pages = -(-total // asked.per_page)
        return cls.model_validate(
            {
                "total_items": total,
                "total_pages": pages,
                "page_number": asked.page,
                "size": len(contents),
                "first_page": asked.page == 1,
                "last_page": asked.page >= pages,
                "empty": not contents,
                "contents": tuple(contents),
            }
        )


class ServicePage(HsdsPage):
    """Services."""

    contents: tuple[Service, ...]


class OrganizationPage(HsdsPage):
    """Organizations."""

    contents: tuple[Organization, ...]


class ServiceAtLocationPage(HsdsPage):
    """Services at their locations."""

    contents: tuple[ServiceAtLocation, ...]
