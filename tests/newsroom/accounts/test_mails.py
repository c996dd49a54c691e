"""How mails leave, and what a mail server can do wrong."""

from __future__ import annotations

from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from newsroom.accounts import mails

ADDRESSES = ["rosa@newsroom.example", "ed@newsroom.example", "mara@newsroom.example"]


@pytest.fixture
def letters() -> list[EmailMessage]:
    return [mails.letter("address_after", to=one, subject="About %(site)s", by="Ada") for one in ADDRESSES]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whom the server was asked to take a mail for."""
    asked: list[str] = []
    send = EmailMessage.send

    def noted(letter: EmailMessage, *how: Any) -> int:
        asked.extend(letter.to)
        return send(letter, *how)

    monkeypatch.setattr(EmailMessage, "send", noted)
    return asked


def fails_for(address: str, why: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    take = EmailBackend.send_messages

    def take_or_fail(backend: EmailBackend, letters: list[EmailMessage]) -> int:
        if letters[0].to == [address]:
            raise why
        return take(backend, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", take_or_fail)


def test_each_mail_has_one_reader_and_is_plain_text(letters: list[EmailMessage]) -> None:
    assert mails.hand_over(letters) == []
    assert [(letter.recipients(), letter.content_subtype) for letter in mail.outbox] == [
        ([address], "plain") for address in ADDRESSES
    ]


def test_the_subject_names_the_newsroom(settings: Any) -> None:
    settings.SITE_NAME = "The Harbour Post"

    assert mails.letter("address_after", to="x@y.example", subject="About %(site)s").subject == "About The Harbour Post"


def test_an_open_connection_is_closed(letters: list[EmailMessage], monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(EmailBackend, "open", lambda _self: done.append("opened"))
    monkeypatch.setattr(EmailBackend, "close", lambda _self: done.append("closed"))
    mails.hand_over(letters)

    assert done == ["opened", "closed"]


@pytest.mark.parametrize(
    "why", [SMTPRecipientsRefused({}), SMTPDataError(550, b"no"), ValueError("no address")], ids=repr
)
def test_what_is_wrong_with_one_mail_is_wrong_with_that_one_alone(
    letters: list[EmailMessage], tried: list[str], monkeypatch: pytest.MonkeyPatch, caplog: Any, why: Exception
) -> None:
    fails_for(ADDRESSES[0], why, monkeypatch)

    assert mails.hand_over(letters) == ADDRESSES[:1]
    assert (tried, "“About Newsroom” could not be mailed." in caplog.text) == (ADDRESSES, True)


# Each of them may have cost all the seconds that a server is waited for.
@pytest.mark.parametrize("why", [TimeoutError(), SMTPServerDisconnected(), RuntimeError()], ids=repr)
def test_a_server_that_is_gone_is_waited_for_once(
    letters: list[EmailMessage], tried: list[str], monkeypatch: pytest.MonkeyPatch, caplog: Any, why: Exception
) -> None:
    fails_for(ADDRESSES[1], why, monkeypatch)

    assert mails.hand_over(letters) == ADDRESSES[1:]
    assert (tried, "could not be mailed" in caplog.text) == (ADDRESSES[:2], True)


def test_a_server_that_cannot_be_reached_takes_nothing(
    letters: list[EmailMessage], tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_backend: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)

    assert (mails.hand_over(letters), tried) == (ADDRESSES, [])
