"""Carrying out a command once, whatever it is about."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, Protocol, Self, TypeVar

from pydantic import BaseModel

from services.directory.contract.revision import Command
from services.wire.saving import ChangedMeanwhile

Json = dict[str, Any]
TRIES = 5


class Commanded(Protocol):
    """What remembers the commands that changed it."""

    @property
    def fact(self) -> object | None:
        """What is new since it was read."""

    def receipt_for(self, command: Command) -> BaseModel | None:
        """What came of this command, if it was carried out before."""

    def keep_receipt(self, command: Command, now: datetime) -> tuple[Self, BaseModel]:
        """Its receipt for the command, and itself with it."""


Subject = TypeVar("Subject", bound=Commanded)
Answer = TypeVar("Answer")


def carry_out(
    order: Command,
    now: datetime,
    find: Callable[[], Subject],
    change: Callable[[Subject], Subject],
    save: Callable[[Subject], None],
) -> Json:
    """The receipt; the same command again gets the first one, and changes nothing."""
    try:
        receipt = _receipt(order, now, find, change, save)
    except ChangedMeanwhile:
        # A caller that lost patience may have sent it again while it was being carried out.
        if (twins := find().receipt_for(order)) is None:
            raise
        receipt = twins
    return receipt.model_dump(mode="json")


def insist(turn: Callable[[], Answer]) -> Answer:
    """Again at once, a few times, when somebody saved meanwhile: for what rests on no revision."""
    for _ in range(TRIES - 1):
        with suppress(ChangedMeanwhile):
            return turn()
    return turn()


def _receipt(
    order: Command,
    now: datetime,
    find: Callable[[], Subject],
    change: Callable[[Subject], Subject],
    save: Callable[[Subject], None],
) -> BaseModel:
    subject = find()
    if known := subject.receipt_for(order):
        return known
    changed, receipt = change(subject).keep_receipt(order, now)
    if changed.fact:
        save(changed)
    return receipt
