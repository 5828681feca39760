"""An e-mail as it travels."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from services.notify.channels.channel import Outgoing
from services.notify.channels.smtp_message import written
from services.notify.channels.smtp_server import read_url

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SERVER = read_url("smtp://mail.exemple.fr?from=Maillage%20%3Calertes@exemple.fr%3E")
UNSUBSCRIBE = "https://annuaire.mediation-numerique.exemple.fr/lien/" + "x" * 60
A_MAIL = Outgoing("n1", "email", "camille@exemple.fr", "Votre fiche", "Bonjour")


def headers(**changes):
    return message_from_bytes(written(replace(A_MAIL, **changes), SERVER, NOON), policy=default)


def body(text):
    return headers(text=text).get_content().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("From", "Maillage <alertes@exemple.fr>"),
        ("To", "camille@exemple.fr"),
        ("Subject", "Votre fiche"),
        ("Date", "Mon, 02 Mar 2026 12:00:00 +0000"),
        ("Message-ID", "<n1@exemple.fr>"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Type", 'text/plain; charset="utf-8"'),
        ("List-Unsubscribe", None),
    ],
)
def test_a_message_says_who_sends_what_to_whom(name, value):
    assert headers()[name] == value


def test_a_subject_may_be_long_and_french():
    subject = "Découvrir « sa messagerie », à l’été, près de chez vous " * 4

    assert headers(subject=subject)["Subject"] == subject.strip()


def test_a_long_link_to_unsubscribe_is_left_as_it_is():
    raw = written(replace(A_MAIL, unsubscribe_url=UNSUBSCRIBE), SERVER, NOON)

    assert f"<{UNSUBSCRIBE}>".encode() in raw


def test_one_click_unsubscribes():
    sent = headers(unsubscribe_url=UNSUBSCRIBE)

    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_text_arrives_as_it_was_written():
    text = "À bientôt « là » !\n\n.\n.point\nFrom nobody\n" + "long " * 300

    assert body(text) == text


def test_no_line_is_too_long_to_travel():
    raw = written(replace(A_MAIL, text="é" * 3000), SERVER, NOON)

    assert max(map(len, raw.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("field", ["subject", "recipient", "unsubscribe_url", "reference"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x85", "\u2028", "\x0b", "\r\n\r\n"])
def test_no_header_can_be_added(field, end):
    sent = headers(**{"unsubscribe_url": UNSUBSCRIBE} | {field: f"a{end}Bcc: b@exemple.fr"})

    assert "Bcc" not in sent
    assert sent.get_content() == "Bonjour"
