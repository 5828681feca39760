"""A mail server is one URL, and a URL that says too little or too much is refused."""

import pytest

from services.notify.channels.smtp_server import read_url


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("smtp://mail.exemple.fr?from=a@exemple.fr", 587),
        ("smtps://mail.exemple.fr?from=a@exemple.fr", 465),
        ("smtp://127.0.0.1:1025/?from=a@exemple.fr", 1025),
    ],
)
def test_each_scheme_has_its_port(url, port):
    assert read_url(url).port == port


@pytest.mark.parametrize(
    ("url", "security"),
    [
        ("smtp://mail.exemple.fr?from=a@exemple.fr", "offered"),
        ("smtp://mail.exemple.fr?from=a@exemple.fr&tls=required", "required"),
        ("smtp://mail.exemple.fr?from=a@exemple.fr&tls=none", "none"),
        ("smtps://mail.exemple.fr?from=a@exemple.fr", "implicit"),
    ],
)
def test_encryption_is_a_choice(url, security):
    assert read_url(url).security == security


def test_a_sender_may_have_a_name():
    server = read_url("smtp://mail.exemple.fr?from=Maillage%20%3Calertes@exemple.fr%3E")

    assert (server.sender_name, server.sender_address) == ("Maillage", "alertes@exemple.fr")


def test_user_and_password_may_have_any_character():
    server = read_url("smtp://a%40b.fr:p%2Fw%3A@mail.exemple.fr?from=a@exemple.fr")

    assert (server.user, server.password) == ("a@b.fr", "p/w:")


def test_a_password_is_not_shown():
    assert "secret" not in repr(read_url("smtp://me:secret@mail.exemple.fr?from=a@exemple.fr"))


@pytest.mark.parametrize(
    "url",
    [
        "smtp://mail.exemple.fr",
        "smtp://?from=a@exemple.fr",
        "smtp://mail.exemple.fr?from=nobody",
        "smtp://mail.exemple.fr?from=a@exemple.fr&tls=maybe",
        "smtp://mail.exemple.fr?from=a@exemple.fr&tsl=required",
    ],
)
def test_a_url_that_is_not_understood_is_refused(url):
    with pytest.raises(ValueError, match="a mail server is named like"):
        read_url(url)
