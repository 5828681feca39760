"""What each way out promises: what was taken, what was surely not, and what nobody knows."""

import asyncio
import socket
import ssl
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from services.notify.channels.channel import (
    Accepted,
    Ambiguous,
    Outgoing,
    PermanentFailure,
    TemporaryFailure,
    Unknowable,
)
from services.notify.channels.opening import is_sandbox, open_channel
from services.notify.channels.sandbox import SandboxChannel
from services.notify.channels.smtp import SmtpChannel
from tests.contract.certificates import self_signed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
AN_SMS = Outgoing("n1", "sms", "+33639980012", "", "Répondez OK")
A_MAIL = Outgoing("n1", "email", "camille@exemple.fr", "Été", "Bonjour Camille")


def do_nothing():
    """Nobody waits for the point of no return."""


class Refuse(Exception):
    """What is raised at the point of no return."""


def refuse():
    raise Refuse


class Inbox:
    """A mail server's memory, and what it answers."""

    def __init__(self):
        self.taken = []
        self.of_recipient = "250 OK"
        self.of_message = "250 OK"
        self.then = do_nothing_to

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        envelope.rcpt_tos.append(address)
        return self.of_recipient

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.taken.append(envelope)
        await self.then(server)
        return self.of_message


async def do_nothing_to(server):
    """Answer at once."""


async def hang_up(server):
    server.transport.abort()


async def say_nothing(server):
    await asyncio.sleep(2)


@contextmanager
def served(inbox, **how):
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **how)
    controller.start()
    yield controller
    controller.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def channel_to(controller, scheme="smtp", login="", options="", timeout_s=10):
    url = f"{scheme}://{login}127.0.0.1:{controller.port}?from=alertes@exemple.fr{options}"
    return SmtpChannel(url, timeout_s, now=lambda: NOON)


@pytest.fixture
def inbox():
    return Inbox()


@pytest.fixture
def server(inbox):
    with served(inbox) as controller:
        yield controller


@pytest.fixture
def mail(server):
    return channel_to(server)


@pytest.fixture
def tls(tmp_path, monkeypatch):
    """A server's certificate, trusted by this process only."""
    certificate = self_signed("127.0.0.1", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def test_a_mail_is_taken(mail, inbox):
    mail.send(A_MAIL, do_nothing)

    [envelope] = inbox.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("alertes@exemple.fr", [A_MAIL.recipient])


def test_a_mail_arrives_as_it_was_written(mail, inbox):
    mail.send(replace(A_MAIL, text="a\n.\n.b\nc"), do_nothing)

    assert b"\r\n\r\na\r\n.\r\n.b\r\nc" in inbox.taken[0].content


def test_a_mail_that_is_taken_is_not_yet_delivered(mail):
    assert mail.send(A_MAIL, do_nothing) == Accepted("<n1@exemple.fr>", False, 0)


def test_a_french_subject_arrives(mail, inbox):
    mail.send(A_MAIL, do_nothing)

    assert b"Subject: =?utf-8?" in inbox.taken[0].content


@pytest.mark.parametrize("recipient", ["a@b.fr\r\nDATA", "a@b.fr> <c@d.fr", "a@b.fr,c@d.fr", ""])
def test_what_is_no_address_is_never_said_to_the_server(mail, inbox, recipient):
    with pytest.raises(PermanentFailure, match="bad_address"):
        mail.send(replace(A_MAIL, recipient=recipient), do_nothing)


@pytest.mark.parametrize("asked", ["of_recipient", "of_message"])
def test_a_server_that_is_busy_may_be_asked_later(mail, inbox, asked):
    setattr(inbox, asked, "451 4.7.1 Come back later")

    with pytest.raises(TemporaryFailure, match="smtp_451"):
        mail.send(A_MAIL, do_nothing)


@pytest.mark.parametrize("asked", ["of_recipient", "of_message"])
def test_a_refusal_is_final(mail, inbox, asked):
    setattr(inbox, asked, "550 5.1.1 No such user")

    with pytest.raises(PermanentFailure, match="smtp_550"):
        mail.send(A_MAIL, do_nothing)


def test_a_refused_recipient_is_known_before_the_point_of_no_return(mail, inbox):
    inbox.of_recipient = "550 5.1.1 No such user"

    with pytest.raises(PermanentFailure):
        mail.send(A_MAIL, refuse)


def test_a_server_that_hangs_up_instead_of_answering_leaves_a_doubt(mail, inbox):
    inbox.then = hang_up

    with pytest.raises(Ambiguous, match="smtp_no_answer"):
        mail.send(A_MAIL, do_nothing)
    assert len(inbox.taken) == 1


def test_a_server_that_does_not_answer_in_time_leaves_a_doubt(server, inbox):
    inbox.then = say_nothing

    with pytest.raises(Ambiguous, match="smtp_no_answer"):
        channel_to(server, timeout_s=0.5).send(A_MAIL, do_nothing)


def test_an_answer_without_meaning_leaves_a_doubt(mail, inbox):
    inbox.of_message = "354 Go on"

    with pytest.raises(Ambiguous, match="smtp_354"):
        mail.send(A_MAIL, do_nothing)


def test_a_server_that_is_away_may_be_asked_later():
    away = SmtpChannel(f"smtp://127.0.0.1:{free_port()}?from=alertes@exemple.fr")

    with pytest.raises(TemporaryFailure, match="smtp_unreachable"):
        away.send(A_MAIL, refuse)


def test_a_server_that_never_greets_may_be_asked_later():
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        channel = SmtpChannel(f"smtp://127.0.0.1:{port}?from=alertes@exemple.fr", timeout_s=0.2)

        with pytest.raises(TemporaryFailure, match="smtp_unreachable"):
            channel.send(A_MAIL, refuse)


def test_what_is_stopped_at_the_point_of_no_return_is_not_sent(mail, inbox):
    with pytest.raises(Refuse):
        mail.send(A_MAIL, refuse)

    assert inbox.taken == []


def test_the_point_of_no_return_is_passed_once(mail):
    passed = []

    mail.send(A_MAIL, lambda: passed.append("once"))

    assert passed == ["once"]


def test_nobody_knows_what_became_of_a_mail(mail):
    with pytest.raises(Unknowable):
        mail.look_up("n1")


def test_encryption_is_used_when_it_is_offered(inbox, tls):
    with served(inbox, tls_context=tls, require_starttls=True) as server:
        channel_to(server).send(A_MAIL, do_nothing)

    assert len(inbox.taken) == 1


def test_encryption_from_the_first_byte(inbox, tls):
    with served(inbox, ssl_context=tls) as server:
        channel_to(server, "smtps").send(A_MAIL, do_nothing)

    assert len(inbox.taken) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(inbox, tls, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")

    with (
        served(inbox, tls_context=tls) as server,
        pytest.raises(TemporaryFailure, match="smtp_tls"),
    ):
        channel_to(server).send(A_MAIL, refuse)


@pytest.mark.parametrize(("login", "options"), [("", "&tls=required"), ("me:secret@", "")])
def test_nothing_is_said_in_clear_that_must_not_be(server, login, options):
    with pytest.raises(TemporaryFailure, match="smtp_tls_not_offered"):
        channel_to(server, login=login, options=options).send(A_MAIL, refuse)


@pytest.mark.parametrize("succeeds", [True, False])
def test_a_wrong_password_condemns_no_message(inbox, tls, succeeds):
    def answer(server, session, envelope, mechanism, login):
        return AuthResult(success=succeeds, handled=False)

    with served(inbox, tls_context=tls, auth_required=True, authenticator=answer) as server:
        outcome = sent(channel_to(server, login="me:secret@"))

    assert outcome == ("taken" if succeeds else "smtp_535")


def sent(channel):
    try:
        channel.send(A_MAIL, do_nothing)
    except TemporaryFailure as failure:
        return failure.code
    return "taken"


@pytest.fixture
def sandbox(database):
    channel = SandboxChannel(database, "sms", now=lambda: NOON)
    channel.prepare()
    return channel


def test_the_sandbox_delivers_at_once(sandbox):
    assert sandbox.send(AN_SMS, do_nothing) == Accepted("n1", is_delivered=True, segments=1)


def test_the_sandbox_shows_what_would_have_left(sandbox):
    sandbox.send(replace(AN_SMS, would_wait=True), do_nothing)

    [shown] = sandbox.inbox(10)
    assert (shown.message_id, shown.at, shown.channel, shown.recipient, shown.text) == (
        *("n1", NOON, "sms", "+33639980012", "Répondez OK"),
    )
    assert shown.would_wait


def test_the_sandbox_delivers_once_what_is_sent_twice(sandbox):
    sandbox.send(AN_SMS, do_nothing)
    sandbox.send(replace(AN_SMS, text="again"), do_nothing)

    assert [message.text for message in sandbox.inbox(10)] == ["Répondez OK"]


def test_the_sandbox_sends_nothing_that_is_stopped_at_the_point_of_no_return(sandbox):
    with pytest.raises(Refuse):
        sandbox.send(AN_SMS, refuse)

    assert sandbox.look_up("n1") is None


def test_the_sandbox_knows_what_it_delivered(sandbox):
    accepted = sandbox.send(AN_SMS, do_nothing)

    assert sandbox.look_up("n1") == accepted


def test_the_sandbox_counts_segments(sandbox):
    assert sandbox.send(replace(AN_SMS, text="a" * 161), do_nothing).segments == 2


def test_an_email_in_the_sandbox_has_no_segments(database):
    assert SandboxChannel(database, "email").send(A_MAIL, do_nothing).segments == 0


def test_the_sandbox_shows_the_newest_first(sandbox, database):
    later = SandboxChannel(database, "email", now=lambda: NOON + timedelta(hours=1))
    later.send(replace(A_MAIL, reference="a-later-one"), do_nothing)
    sandbox.send(AN_SMS, do_nothing)

    assert [message.message_id for message in sandbox.inbox(10)] == ["a-later-one", "n1"]


def test_the_sandbox_shows_no_more_than_is_asked(sandbox):
    sandbox.send(AN_SMS, do_nothing)
    sandbox.send(replace(AN_SMS, reference="n2"), do_nothing)

    assert len(sandbox.inbox(1)) == 1


def test_an_answer_is_shown_under_its_message(sandbox):
    sandbox.send(AN_SMS, do_nothing)

    sandbox.add_reply("n1", "OK")
    sandbox.add_reply("n1", "STOP")

    assert sandbox.find("n1").replies == ("OK", "STOP")


def test_an_unknown_message_is_not_found(sandbox):
    assert sandbox.find("n1") is None


def test_the_sandbox_forgets_after_a_week(sandbox, database):
    assert database["sandbox"].index_information()["at_1"]["expireAfterSeconds"] == 7 * 86_400


@pytest.mark.parametrize(
    ("url", "name", "kind"),
    [
        ("sandbox://", "sms", SandboxChannel),
        ("sandbox://", "email", SandboxChannel),
        ("smtp://127.0.0.1?from=a@exemple.fr", "email", SmtpChannel),
        ("smtps://127.0.0.1?from=a@exemple.fr", "email", SmtpChannel),
    ],
)
def test_the_url_picks_the_way_out(database, url, name, kind):
    assert type(open_channel(url, database, name)) is kind


@pytest.mark.parametrize(
    ("url", "name", "allowed"),
    [
        ("carrier-pigeon://", "email", "sandbox:// or smtp:// or smtps://"),
        ("", "sms", "sandbox://"),
        ("smtp://127.0.0.1?from=a@exemple.fr", "sms", "sandbox://"),
    ],
)
def test_another_url_is_refused_with_what_is_allowed(database, url, name, allowed):
    with pytest.raises(ValueError, match=f"{name} goes by {allowed}"):
        open_channel(url, database, name)


def test_only_the_sandbox_is_a_sandbox():
    assert is_sandbox("sandbox://")
    assert not is_sandbox("smtp://127.0.0.1?from=a@exemple.fr")
