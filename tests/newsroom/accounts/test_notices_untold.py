"""When nobody could be told: the change stands, and whoever made it reads on the next page whom to tell."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.urls import reverse

from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.settings.mail import NONE
from tests.newsdesk import Newsdesk

# Committed for good: before that nothing is mailed.
pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "rosa@newsroom.example", "rosa.petrel@newsroom.example"


def url(person: User) -> str:
    return reverse("admin:accounts_user_change", args=[person.pk])


def facts(person: User, **changed: Any) -> dict[str, Any]:
    return {"name": person.name, "time_zone": "", "is_active": "on", "roles": ["reporter"], **changed}


@pytest.fixture
def broken_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


SENT = {"email": NEW, "roles": ["reporter", "editor"]}


def test_a_mail_server_that_is_down_keeps_no_change_back(
    desk: Newsdesk, ada: User, mara: User, at_desk: Any, broken_mail: None
) -> None:
    at_desk(ada).post(url(desk.rosa), facts(desk.rosa, **SENT))

    assert User.objects.get(pk=desk.rosa.pk).email == NEW
    assert desk.rosa.roles == [Role.REPORTER, Role.EDITOR]


def test_whoever_made_the_change_is_told_that_nobody_was(
    desk: Newsdesk, ada: User, mara: User, at_desk: Any, broken_mail: None
) -> None:
    page = at_desk(ada).post(url(desk.rosa), facts(desk.rosa, **SENT), follow=True).content.decode()

    assert f"The mail about the new address could not be sent to {OLD} and {NEW}. Tell Rosa yourself." in page
    assert f"The mail about the role you gave or took could not be sent to {mara.email}. Tell them yourself." in page


def test_one_address_that_is_refused_keeps_no_other_from_its_mail(
    desk: Newsdesk, ada: User, at_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send

    def refuse_old(letter: EmailMessage, *how: Any, **more: Any) -> int:
        if letter.to == [OLD]:
            raise SMTPRecipientsRefused({})
        return send(letter, *how, **more)

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse_old)
    page = at_desk(ada).post(url(desk.rosa), facts(desk.rosa, email=NEW), follow=True).content.decode()

    assert ([letter.to for letter in mail.outbox], f"could not be sent to {OLD}. Tell Rosa yourself." in page) == (
        [[NEW]],
        True,
    )


def test_an_error_nobody_thought_of_loses_no_change(
    desk: Newsdesk, ada: User, at_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    response = at_desk(ada).post(url(desk.rosa), facts(desk.rosa, email=NEW))

    assert (response.status_code, User.objects.get(pk=desk.rosa.pk).email) == (302, NEW)


def test_a_newsroom_without_mail_says_that_nobody_was_told(
    desk: Newsdesk, ada: User, mara: User, at_desk: Any, settings: Any
) -> None:
    settings.EMAIL_BACKEND = NONE["EMAIL_BACKEND"]
    page = at_desk(ada).post(url(desk.rosa), facts(desk.rosa, **SENT), follow=True).content.decode()

    assert "This newsroom sends no mail. Tell Rosa yourself that the address was changed." in page
    assert "This newsroom sends no mail. Tell the managing editors yourself which role you gave or took." in page


def test_nothing_is_said_of_mails_that_left(desk: Newsdesk, ada: User, mara: User, at_desk: Any) -> None:
    page = at_desk(ada).post(url(desk.rosa), facts(desk.rosa, **SENT), follow=True).content.decode()

    assert ("Tell" in page, len(mail.outbox)) == (False, 3)
