"""Guessing passwords: how often, from where, and that nobody learns from it who works here."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.conf import settings as conf
from django.test import Client, RequestFactory

from newsroom.accounts import actions, throttle
from tests.newsdesk import PASSWORD, Newsdesk

LOGIN = "/admin/login/"
KNOWN, UNKNOWN = "rosa@newsroom.example", "nobody@newsroom.example"
WRONG = "a wrong guess"
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def log_in(email: str = KNOWN, password: str = WRONG, address: str = HERE) -> Any:
    return Client(REMOTE_ADDR=address).post(LOGIN, {"username": email, "password": password})


def fail(times: int, **how: Any) -> None:
    for _ in range(times):
        log_in(**how)


def bytes_of(response: Any) -> bytes:
    """The page without what differs for everybody: the token of the form, and the nonce."""
    content = re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", response.content)
    return re.sub(rb'nonce="[^"]+"', b"", content)


def test_after_twenty_wrong_passwords_the_right_one_is_refused(desk: Newsdesk) -> None:
    assert desk.rosa
    fail(20)

    assert log_in(password=PASSWORD).status_code == 429


def test_the_wait_ends_by_itself(desk: Newsdesk, clock: Any) -> None:
    assert desk.rosa
    fail(20)
    clock.shift(dt.timedelta(minutes=5, seconds=1))

    assert log_in(password=PASSWORD).status_code == 302


def test_trying_during_the_wait_does_not_make_it_longer(desk: Newsdesk, clock: Any) -> None:
    assert desk.rosa
    fail(5)
    clock.shift(dt.timedelta(minutes=4))
    fail(5)
    clock.shift(dt.timedelta(minutes=1, seconds=1))

    assert log_in(password=PASSWORD).status_code == 302


def test_four_wrong_passwords_are_forgiven_by_the_right_one(desk: Newsdesk) -> None:
    assert desk.rosa
    for _ in range(3):
        fail(4)
        assert log_in(password=PASSWORD).status_code == 302


def test_a_colleague_elsewhere_is_not_held_up(desk: Newsdesk) -> None:
    assert desk.rosa
    fail(20)

    assert log_in(password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_one_forgetful_person_does_not_hold_up_an_office(desk: Newsdesk) -> None:
    assert desk.rosa
    fail(40)

    assert log_in(desk.ed.email, PASSWORD).status_code == 302


def test_the_page_says_when_to_try_again(desk: Newsdesk, clock: Any) -> None:
    assert desk.rosa
    fail(5)
    clock.shift(dt.timedelta(minutes=2, seconds=30))
    response = log_in()

    assert "Try again in 3 minutes." in response.content.decode()
    assert response["Retry-After"] == "150"


# Each is one more way of writing the same address: none of them is five more tries.
@pytest.mark.parametrize("typed", ["ROSA@newsroom.example", " rosa@newsroom.example ", "ro\u017fa@newsroom.example"])
def test_another_way_of_writing_the_address_is_no_new_account(desk: Newsdesk, typed: str) -> None:
    assert desk.rosa
    fail(5)

    assert log_in(typed).status_code == 429


def test_a_dotless_i_is_no_new_account() -> None:
    assert throttle.key_of("rosı@newsroom.example") == throttle.key_of("ROSI@newsroom.example")


def test_an_address_from_which_many_accounts_fail_is_closed(desk: Newsdesk, clock: Any) -> None:
    assert desk.rosa
    answers = [log_in(f"person{number}@newsroom.example").status_code for number in range(60)]

    assert (answers.count(200), answers.count(429)) == (throttle.ACCOUNTS_PER_ADDRESS, 30)
    assert log_in(password=PASSWORD).status_code == 429
    assert log_in(password=PASSWORD, address=ELSEWHERE).status_code == 302
    clock.shift(dt.timedelta(minutes=5, seconds=1))
    assert log_in(password=PASSWORD).status_code == 302


def test_known_unknown_and_closed_accounts_get_the_same_page(desk: Newsdesk) -> None:
    actions.deactivate(desk.ed)
    assert desk.rosa

    answers = [log_in(email) for email in (KNOWN, desk.ed.email, UNKNOWN)]

    assert {answer.status_code for answer in answers} == {200}
    pages = {
        bytes_of(answer).replace(email.encode(), b"")
        for answer, email in zip(answers, (KNOWN, desk.ed.email, UNKNOWN), strict=True)
    }
    assert len(pages) == 1


def test_known_and_unknown_accounts_are_throttled_alike(desk: Newsdesk, clock: Any) -> None:
    assert desk.rosa
    answers = {email: [log_in(email) for _ in range(7)] for email in (KNOWN, UNKNOWN)}

    codes = {email: [answer.status_code for answer in found] for email, found in answers.items()}
    assert codes[KNOWN] == codes[UNKNOWN] == [200, 200, 200, 200, 429, 429, 429]
    assert bytes_of(answers[KNOWN][-1]) == bytes_of(answers[UNKNOWN][-1])


def test_neither_the_address_nor_what_was_typed_is_written_down(desk: Newsdesk) -> None:
    log_in("a password in the wrong field", "another one")

    row = str(AccessAttempt.objects.values().get())
    assert [words for words in ("wrong field", "another one", "csrf") if words in row] == []


def test_who_chose_a_new_password_may_use_it_at_once(desk: Newsdesk) -> None:
    assert desk.rosa
    fail(5)
    throttle.forgive(KNOWN)

    assert log_in(password=PASSWORD).status_code == 302


# REMOTE_ADDR, X-Forwarded-For, number of proxies of ours -> who it is.
@pytest.mark.parametrize(
    ("peer", "told", "proxies", "expected"),
    [
        ("192.0.2.1", None, 0, "192.0.2.1"),
        # Without a proxy of ours the header is anybody's.
        ("192.0.2.1", "198.51.100.7", 0, "192.0.2.1"),
        ("127.0.0.1", "198.51.100.7", 1, "198.51.100.7"),
        # What stands left of our proxy's word was written by the sender.
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", 1, "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", 2, "198.51.100.7"),
        # Fewer words than proxies: it did not come through them.
        ("127.0.0.1", "198.51.100.7", 2, "127.0.0.1"),
        ("127.0.0.1", None, 1, "127.0.0.1"),
        ("127.0.0.1", "nonsense", 1, None),
        # A socket has no address.
        ("", None, 0, None),
        # One customer's network is one client.
        ("2001:db8:1:2:3:4:5:6", None, 0, "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", None, 0, "192.0.2.1"),
    ],
)
def test_who_is_at_the_other_end(settings: Any, peer: str, told: str | None, proxies: int, expected: str) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {} if told is None else {"HTTP_X_FORWARDED_FOR": told}

    assert throttle.client_address(RequestFactory().post(LOGIN, REMOTE_ADDR=peer, **headers)) == expected


def test_a_forged_header_gives_no_new_tries(desk: Newsdesk) -> None:
    assert desk.rosa
    answers = [
        Client(REMOTE_ADDR=HERE, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}").post(
            LOGIN, {"username": KNOWN, "password": "wrong"}
        )
        for number in range(8)
    ]

    assert answers[-1].status_code == 429


def test_the_records_of_log_ins_are_not_at_the_desk() -> None:
    from django.contrib import admin

    assert "axes" in conf.INSTALLED_APPS
    assert [model for model in admin.site._registry if model._meta.app_label == "axes"] == []
