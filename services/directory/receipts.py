"""What came of the commands of the last day, so that one sent twice is carried out once. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from services.directory.contract.revision import Command, Receipt
from services.directory.contract.workshop import WorkshopReceipt
from services.wire.errors import Conflict

Json = dict[str, Any]
AReceipt = TypeVar("AReceipt", bound=Receipt | WorkshopReceipt)

KEPT_FOR = timedelta(hours=24)
MOST = 100  # they lie in the document that was changed, which must stay small


class KeyReused(Conflict):
    """The key of this command served for another one."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_key_reused",
            "This Idempotency-Key was used for another request; send a new one.",
        )


@dataclass(frozen=True)
class Kept(Generic[AReceipt]):
    """The receipt of a command that was carried out, for whoever sends it again."""

    command: Command
    receipt: AReceipt


def receipt_among(kept: tuple[Kept[AReceipt], ...], command: Command) -> AReceipt | None:
    """What came of this command, if it was carried out before. Raises KeyReused."""
    for each in kept:
        if each.command.key == command.key:
            if each.command.fingerprint != command.fingerprint:
                raise KeyReused()
            return each.receipt
    return None


def with_receipt(
    kept: tuple[Kept[AReceipt], ...], command: Command, receipt: AReceipt
) -> tuple[Kept[AReceipt], ...]:
    """The last day's receipts and this one."""
    since = receipt.at - KEPT_FOR
    recent = tuple(each for each in kept if each.receipt.at > since)
    return (*recent, Kept(command, receipt))[-MOST:]


def to_documents(kept: tuple[Kept[AReceipt], ...]) -> list[Json]:
    """As MongoDB keeps them."""
    return [
        {"command": each.command.model_dump(), "receipt": each.receipt.model_dump()}
        for each in kept
    ]


def from_documents(
    kept: list[Json], read: Callable[[Json], AReceipt]
) -> tuple[Kept[AReceipt], ...]:
    """As they were before they were kept."""
    return tuple(
        Kept(Command.model_validate(each["command"]), read(each["receipt"])) for each in kept
    )
