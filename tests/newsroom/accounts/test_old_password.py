"""Guessing the old password: a session that somebody left open is no way to try passwords as often as one likes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.test import Client

from newsroom.accounts.models import User
from tests.newsdesk import PASSWORD, Newsdesk

CHANGE, LOGIN = "/admin/password_change/", "/admin/login/"
NEW = "an otter in the harbour at dawn"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def rosa_here(desk: Newsdesk) -> Client:
    client = Client(REMOTE_ADDR=HERE)
    client.force_login(desk.rosa)
    return client


def change(browser: Client, old: str = "a wrong guess", new: str = NEW, **more: Any) -> Any:
    return browser.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": new}, **more)


def fail(browser: Client, times: int) -> list[int]:
    return [change(browser).status_code for _ in range(times)]


def log_in(password: str, address: str = HERE, email: str = "rosa@newsroom.example") -> int:
    return int(Client(REMOTE_ADDR=address).post(LOGIN, {"username": email, "password": password}).status_code)


def test_the_fifth_wrong_one_closes_the_page_as_it_closes_the_log_in(rosa_here: Client) -> None:
    assert fail(rosa_here, 7) == [200, 200, 200, 200, 429, 429, 429]


def test_the_right_one_is_not_looked_at_after_that(rosa_here: Client) -> None:
    fail(rosa_here, 5)

    assert change(rosa_here, PASSWORD).status_code == 429
    assert User.objects.get(email="rosa@newsroom.example").check_password(PASSWORD)


def test_the_page_says_when_to_try_again(rosa_here: Client, clock: Any) -> None:
    fail(rosa_here, 5)
    clock.shift(dt.timedelta(minutes=2, seconds=30))
    response = change(rosa_here)

    assert "Try again in 3 minutes." in response.content.decode()
    assert (response["Retry-After"], "a wrong guess" in response.content.decode()) == ("150", False)


def test_the_page_leads_somebody_who_is_logged_in_back_to_their_account(rosa_here: Client) -> None:
    fail(rosa_here, 4)
    page = change(rosa_here).content.decode()

    assert ('<a href="/admin/profile/">Back to your account</a>' in page, "Back to the log-in" in page) == (True, False)


def test_the_session_stays_and_the_right_one_works_after_the_wait(rosa_here: Client, clock: Any) -> None:
    fail(rosa_here, 20)
    clock.shift(dt.timedelta(minutes=5, seconds=1))

    assert change(rosa_here, PASSWORD)["Location"] == "/admin/password_change/done/"
    assert (log_in(NEW), log_in(PASSWORD)) == (302, 200)


def test_trying_during_the_wait_does_not_make_it_longer(rosa_here: Client, clock: Any) -> None:
    fail(rosa_here, 5)
    clock.shift(dt.timedelta(minutes=4))
    fail(rosa_here, 5)
    clock.shift(dt.timedelta(minutes=1, seconds=1))

    assert change(rosa_here, PASSWORD).status_code == 302


def test_wrong_ones_here_and_at_the_log_in_are_counted_together(rosa_here: Client) -> None:
    fail(rosa_here, 3)

    assert [log_in("a wrong guess"), log_in("a wrong guess"), log_in(PASSWORD)] == [200, 429, 429]


def test_a_right_one_forgives_those_before_it(rosa_here: Client) -> None:
    fail(rosa_here, 4)
    # Right, while the new one is not good enough.
    assert change(rosa_here, PASSWORD, new="short").status_code == 200

    assert fail(rosa_here, 4) == [200, 200, 200, 200]


def test_another_session_from_elsewhere_is_not_held_up(desk: Newsdesk, rosa_here: Client) -> None:
    fail(rosa_here, 5)
    elsewhere = Client(REMOTE_ADDR=ELSEWHERE)
    elsewhere.force_login(desk.rosa)

    assert change(elsewhere, PASSWORD).status_code == 302


def test_a_colleague_at_the_same_address_is_not_held_up(desk: Newsdesk, rosa_here: Client) -> None:
    fail(rosa_here, 20)

    assert log_in(PASSWORD, email=desk.ed.email) == 302


def test_no_other_account_can_be_named_in_its_place(desk: Newsdesk, rosa_here: Client) -> None:
    """Neither to guess a colleague's password here, nor to have one's own failures counted as somebody else's."""
    sent = {"old_password": "a wrong guess", "new_password1": NEW, "new_password2": NEW, "username": desk.ed.email}

    assert [rosa_here.post(CHANGE, sent).status_code for _ in range(5)][-1] == 429
    assert log_in(PASSWORD, email=desk.ed.email) == 302


def test_an_empty_field_is_no_guess(rosa_here: Client) -> None:
    assert [change(rosa_here, "").status_code for _ in range(6)] == [200] * 6


def test_no_password_that_was_typed_is_written_down(rosa_here: Client) -> None:
    fail(rosa_here, 2)

    row = str(AccessAttempt.objects.values().get())
    assert [words for words in ("a wrong guess", NEW, "rosa", "csrf") if words in row] == []
