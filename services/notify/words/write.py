"""Writing a notification: from what it tells to the very text that is sent."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.notify.contract.subscriptions import Channel
from services.notify.words.gsm7 import segments, to_gsm7
from services.notify.words.templates import Part, template, texts
from services.notify.words.values import safe, shortened


@dataclass(frozen=True)
class Written:
    """A text to be sent. An SMS has segments and no subject, an e-mail a subject and none."""

    subject: str
    text: str
    segments: int


def write(kind: str, language: str, channel: Channel, values: Mapping[str, str]) -> Written:
    """The notification of this kind, in plain text.

    An SMS is in GSM-7, and the values that its template names are cut until it costs no more than
    the template allows. Only a link too long for that makes it cost more: two segments are better
    than none. Raises jinja2.UndefinedError when a value is not given.
    """
    alphabet = to_gsm7 if channel == "sms" else str  # first: it may turn a sign into a dot
    told = {name: safe(name, alphabet(value)) for name, value in values.items()}
    if channel == "email":
        subject, text = (_render(kind, language, part, told) for part in ("subject", "email"))
        return Written(subject, text, 0)
    text = _sms_within_budget(kind, language, told)
    return Written("", text, segments(text))


def _sms_within_budget(kind: str, language: str, told: Mapping[str, str]) -> str:
    pattern = texts(kind, language)
    lengths = {name: len(told[name]) for name in pattern.shortens}
    text = to_gsm7(_render(kind, language, "sms", told))
    while segments(text) > pattern.segments and max(lengths.values(), default=0) > len("..."):
        lengths[max(lengths, key=lengths.__getitem__)] -= 1
        cut = {name: shortened(told[name], length) for name, length in lengths.items()}
        text = to_gsm7(_render(kind, language, "sms", {**told, **cut}))
    return text


def _render(kind: str, language: str, part: Part, told: Mapping[str, str]) -> str:
    return template(kind, language, part).render(told).strip()
