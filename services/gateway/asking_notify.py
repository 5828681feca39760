"""What the gateway asks of notify."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from services.notify.contract.corrections import ProposerWish
from services.notify.contract.inbox import SandboxInbox, WaitingReplies
from services.notify.contract.links import LinkClaims
from services.notify.contract.subscriptions import AlertRequest, Consent, ShownSubscription
from services.wire.caller import Caller

Meaning = Literal["confirmed", "stopped", "started", "waiting", "nothing"]


class UnderstoodReply(BaseModel):
    """What notify made of an answer."""

    model_config = ConfigDict(frozen=True)

    meaning: Meaning


class Notify:
    """Typed questions. A test reads each call below: literal names, plain arguments."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def open_link(self, token: str) -> LinkClaims:
        """What a link allows."""
        answer = await self._caller.call("notify", "open_link", token=token)
        return LinkClaims.model_validate(answer)

    async def answer_reminder(self, token: str) -> LinkClaims:
        """Say that the listing of this reminder is still right."""
        answer = await self._caller.call("notify", "answer_reminder", token=token)
        return LinkClaims.model_validate(answer)

    async def end_reminders(self, token: str) -> LinkClaims:
        """Nothing more of the kind to whoever got this reminder."""
        answer = await self._caller.call("notify", "end_reminders", token=token)
        return LinkClaims.model_validate(answer)

    async def subscribe(self, request: AlertRequest, consent: Consent) -> None:
        """Ask for alerts; a link to confirm them goes to the address."""
        asked = request.model_dump(mode="json")
        agreed = consent.model_dump(mode="json")
        await self._caller.call("notify", "subscribe", request=asked, consent=agreed)

    async def show_subscription(self, token: str) -> ShownSubscription:
        """What the holder of this link is told of, as it stands."""
        answer = await self._caller.call("notify", "show_subscription", token=token)
        return ShownSubscription.model_validate(answer)

    async def confirm_subscription(self, token: str) -> ShownSubscription:
        """Let the alerts begin."""
        answer = await self._caller.call("notify", "confirm_subscription", token=token)
        return ShownSubscription.model_validate(answer)

    async def end_subscription(self, token: str) -> ShownSubscription:
        """Let the alerts end."""
        answer = await self._caller.call("notify", "end_subscription", token=token)
        return ShownSubscription.model_validate(answer)

    async def remember_proposer(
        self, correction_id: str, wish: ProposerWish, consent: Consent
    ) -> None:
        """Have the proposer told, once, when the correction is judged."""
        asked = wish.model_dump(mode="json")
        agreed = consent.model_dump(mode="json")
        await self._caller.call(
            "notify",
            "remember_proposer",
            correction_id=correction_id,
            wish=asked,
            consent=agreed,
        )

    async def sandbox_inbox(self) -> SandboxInbox:
        """What would have been sent."""
        answer = await self._caller.call("notify", "sandbox_inbox")
        return SandboxInbox.model_validate(answer)

    async def sandbox_reply(self, message_id: str, text: str, key: str) -> UnderstoodReply:
        """Answer a message as who got it."""
        answer = await self._caller.call(
            "notify", "sandbox_reply", message_id=message_id, text=text, key=key
        )
        return UnderstoodReply.model_validate(answer)

    async def waiting_replies(self) -> WaitingReplies:
        """Answers that no rule understands."""
        answer = await self._caller.call("notify", "waiting_replies")
        return WaitingReplies.model_validate(answer)

    async def close_reply(self, reply_id: str) -> None:
        """A person has seen to it."""
        await self._caller.call("notify", "close_reply", reply_id=reply_id)
