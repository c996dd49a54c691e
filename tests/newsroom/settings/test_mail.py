import re

import pytest

from newsroom.settings import mail


def test_a_server_with_a_password_and_tls():
    found = mail.parse("smtp://ada%40post:p%3Aw%2F@mail.example.org/?tls=1")
    assert found == {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "ada@post",
        "EMAIL_HOST_PASSWORD": "p:w/",
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
        "EMAIL_TIMEOUT": 10,
    }


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp://mail.example.org:2525/?tls=0", 2525, False, False),
        ("smtps://u:p@mail.example.org", 465, False, True),
        # On the same machine nobody listens in between.
        ("smtp://u:p@localhost", 25, False, False),
    ],
)
def test_port_and_encryption_follow_the_scheme(url, port, tls, ssl):
    found = mail.parse(url)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


@pytest.mark.parametrize(("url", "backend"), [("console:", "console"), ("memory:", "locmem")])
def test_mail_may_stay_here(url, backend):
    assert mail.parse(url) == {"EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend"}


def test_mail_may_be_kept_in_files():
    assert mail.parse("file:///var/spool/the%20mail")["EMAIL_FILE_PATH"] == "/var/spool/the mail"


@pytest.mark.parametrize(
    ("url", "because"),
    [
        ("mail.example.org", "must begin with smtp://"),
        ("imap://mail.example.org", "must begin with smtp://"),
        ("console:x", "must begin with smtp://"),
        ("smtp://", "must have a host"),
        ("smtp://mail.example.org/inbox", "must have a host, then nothing"),
        ("smtp://mail.example.org:port", "is not a URL"),
        ("smtp://mail.example.org:99999", "is not a URL"),
        ("smtp://mail.example.org/?ssl=1", "that is not tls=1"),
        ("smtp://mail.example.org/?tls=yes", "that is not tls=1"),
        ("smtp://mail.example.org/?tls", "that is not tls=1"),
        ("smtps://mail.example.org/?tls=1", "says TLS twice"),
        ("smtp://u:secret@mail.example.org", "over an open line"),
        ("smtp://u:%FF@mail.example.org/?tls=1", "is not UTF-8"),
        ("smtp://u:a%0Ab@mail.example.org/?tls=1", "cannot be printed"),
        ("file://spool", "must name a directory"),
        ("file:spool", "must name a directory"),
    ],
)
def test_a_malformed_url_is_refused_with_the_reason(url, because):
    with pytest.raises(ValueError, match=re.escape(because)):
        mail.parse(url)


@pytest.mark.parametrize("text", ["desk@post.example", "The Post <desk@post.example>"])
def test_a_sender_is_an_address_with_or_without_a_name(text):
    assert mail.sender(text) == text


@pytest.mark.parametrize("text", ["desk", "The Post <desk>", "The Post <desk@post.example", "A\nB <desk@post.example>"])
def test_what_is_no_sender_is_refused(text):
    with pytest.raises(ValueError, match=r"is not an e-mail address|must be one address"):
        mail.sender(text)
