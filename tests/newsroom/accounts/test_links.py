"""One-time links: what they are made from, when they end, and whom they are sent to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from newsroom.accounts import actions, links
from newsroom.accounts.models import User
from tests.newsdesk import Newsdesk

NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


def works(person: User, token: str) -> bool:
    return links.tokens.check_token(User.objects.get(pk=person.pk), token)


@pytest.mark.parametrize(("hours", "expected"), [(71, True), (73, False)])
def test_a_link_works_for_three_days(desk: Newsdesk, hours: int, expected: bool) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        token = links.tokens.make_token(desk.rosa)
        clock.shift(dt.timedelta(hours=hours))

        assert works(desk.rosa, token) is expected


@pytest.mark.parametrize(
    "change", [{"password": "!"}, {"email": "other@newsroom.example"}, {"is_active": False}, {"last_login": NOW}]
)
def test_a_link_ends_when_the_account_changes(desk: Newsdesk, change: dict[str, Any]) -> None:
    token = links.tokens.make_token(desk.rosa)
    assert works(desk.rosa, token)

    User.objects.filter(pk=desk.rosa.pk).update(**change)

    assert not works(desk.rosa, token)


def test_a_link_stays_ended_when_the_account_is_opened_again(desk: Newsdesk, ada: Any) -> None:
    token = links.tokens.make_token(desk.rosa)
    actions.deactivate(desk.rosa)
    desk.rosa.is_active = True
    actions.save(desk.rosa, by=ada)

    assert not works(desk.rosa, token)


def test_a_link_opens_no_other_account(desk: Newsdesk) -> None:
    assert not works(desk.ed, links.tokens.make_token(desk.rosa))


def test_an_invitation_says_what_it_is_and_until_when(desk: Newsdesk, settings: Any) -> None:
    settings.SITE_NAME, settings.SITE_URL = "The Harbour Post", "https://post.example"
    actions.save_profile(desk.rosa, name="Rosa", time_zone="Europe/Kyiv")

    assert links.send(desk.rosa, why=links.Why.INVITED, at=NOW)

    letter = mail.outbox[0]
    assert (letter.subject, letter.to) == ("Choose your password for The Harbour Post", ["rosa@newsroom.example"])
    assert "https://post.example/admin/password/" in letter.body
    assert "until 5 March 2026, 12:00 (Europe/Kyiv)" in letter.body


def test_a_mail_is_plain_text_and_says_nothing_of_roles(desk: Newsdesk, ada: Any) -> None:
    links.send(ada, why=links.Why.FORGOTTEN, at=NOW)

    letter = mail.outbox[0]
    assert (letter.content_subtype, letter.attachments) == ("plain", [])
    assert "Administrator" not in letter.body


@pytest.mark.parametrize("typed", ["rosa@newsroom.example", "ROSA@Newsroom.example"])
def test_who_works_here_is_sent_a_link_to_the_address_that_is_stored(desk: Newsdesk, typed: str) -> None:
    assert desk.rosa
    links.send_if_known(typed, at=NOW)

    assert [letter.to for letter in mail.outbox] == [["rosa@newsroom.example"]]


def test_somebody_invited_who_lost_the_link_gets_another(desk: Newsdesk) -> None:
    actions.hire(email="nell@newsroom.example", name="Nell", roles=[])
    links.send_if_known("nell@newsroom.example", at=NOW)

    assert len(mail.outbox) == 1


def test_nobody_is_sent_a_link_to_a_closed_account(desk: Newsdesk) -> None:
    actions.deactivate(desk.rosa)
    links.send_if_known("rosa@newsroom.example", at=NOW)

    assert mail.outbox == []


@pytest.mark.parametrize(("minutes", "mails"), [(4, 1), (6, 2)])
def test_a_mailbox_is_not_filled_by_whoever_asks(desk: Newsdesk, minutes: int, mails: int) -> None:
    assert desk.rosa
    for at in (NOW, NOW + dt.timedelta(minutes=minutes)):
        links.send_if_known("rosa@newsroom.example", at=at)

    assert len(mail.outbox) == mails


def test_a_server_that_does_not_answer_is_told_and_not_raised(desk: Newsdesk, monkeypatch: Any, caplog: Any) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    assert links.send(desk.rosa, why=links.Why.INVITED, at=NOW) is False
    assert "could not be mailed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_in_production_the_mail_leaves_after_the_answer(settings: Any) -> None:
    settings.LINKS_IN_BACKGROUND = True
    actions.hire(email="nell@newsroom.example", name="Nell", roles=[])

    links.send_if_known("nell@newsroom.example", at=timezone.now())
    # The one thread does one thing after the other: when this is done, so is the mail.
    links._after_the_answer.submit(lambda: None).result(timeout=60)

    assert [letter.to for letter in mail.outbox] == [["nell@newsroom.example"]]
