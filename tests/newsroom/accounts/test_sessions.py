"""How long a session lasts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from newsroom.accounts import actions
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import PASSWORD, Newsdesk

NOW = dt.datetime(2026, 3, 2, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.mark.parametrize(("minutes", "status"), [(119, 200), (121, 302)])
def test_two_hours_without_a_request_end_a_session(
    desk: Newsdesk, at_desk: Any, clock: Any, minutes: int, status: int
) -> None:
    browser = at_desk(desk.rosa)
    clock.shift(dt.timedelta(minutes=minutes))

    assert browser.get("/admin/").status_code == status


def test_a_session_that_is_used_lasts_twelve_hours(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    browser, answers = at_desk(desk.rosa), []
    for _ in range(12):
        clock.shift(dt.timedelta(hours=1))
        answers.append(browser.get("/admin/").status_code)

    assert answers == [200] * 11 + [302]


def test_a_new_log_in_begins_a_new_twelve_hours(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    browser = at_desk(desk.rosa)
    for _ in range(11):
        clock.shift(dt.timedelta(hours=1))
        browser.get("/admin/")
    browser.post("/admin/login/", {"username": desk.rosa.email, "password": PASSWORD})
    clock.shift(dt.timedelta(hours=1))

    assert browser.get("/admin/").status_code == 200


def test_an_ended_session_is_deleted(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    browser = at_desk(desk.rosa)
    clock.shift(dt.timedelta(hours=3))
    browser.get("/admin/")

    assert not Session.objects.exists()


def test_words_sent_with_an_ended_session_come_back(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    story = desk.draft()
    browser = at_desk(desk.rosa)
    clock.shift(dt.timedelta(hours=3))
    sent = {"version": story.version, "body": "<p>Every word of mine.</p>"}

    response = browser.post(f"/admin/articles/article/{story.pk}/change/", sent)

    assert (response.status_code, "Every word of mine." in response.content.decode()) == (403, True)


def test_a_readers_page_neither_renews_nor_ends_a_session(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    browser = at_desk(desk.rosa)
    clock.shift(dt.timedelta(hours=3))

    assert browser.get("/").cookies == {}
    assert Session.objects.count() == 1


def test_working_writes_to_the_session_once_a_minute(desk: Newsdesk, at_desk: Any, clock: Any) -> None:
    browser = at_desk(desk.rosa)
    clock.shift(dt.timedelta(seconds=59))
    assert "sessionid" not in browser.get("/admin/profile/").cookies

    clock.shift(dt.timedelta(seconds=2))
    assert "sessionid" in browser.get("/admin/profile/").cookies


def test_a_changed_password_ends_other_sessions_and_keeps_this_one(desk: Newsdesk, at_desk: Any) -> None:
    here, elsewhere = at_desk(desk.rosa), at_desk(desk.rosa)
    new = "an otter in the harbour at dawn"

    here.post("/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert (here.get("/admin/").status_code, elsewhere.get("/admin/").status_code) == (200, 302)


def test_a_password_set_elsewhere_ends_every_session(desk: Newsdesk, at_desk: Any) -> None:
    browsers = [at_desk(desk.rosa), at_desk(desk.rosa)]
    actions.set_password(desk.rosa, password="an otter in the harbour at dawn")

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302]


def test_a_role_counts_from_the_next_request_and_the_session_stays(desk: Newsdesk, ada: User, at_desk: Any) -> None:
    browser, sources = at_desk(desk.hire("nell", None)), "/admin/articles/source/"
    answers = [browser.get(sources).status_code]
    for roles in ([Role.SOURCE_KEEPER], []):
        actions.save(desk.hire("nell", None), by=ada, roles=roles)
        answers.append(browser.get(sources).status_code)

    assert (answers, browser.get("/admin/").status_code) == ([403, 200, 403], 200)


def test_the_key_of_a_session_changes_at_the_log_in(desk: Newsdesk) -> None:
    browser = Client()
    browser.session.save()
    before = browser.cookies.get("sessionid")
    browser.post("/admin/login/", {"username": desk.rosa.email, "password": PASSWORD})

    assert browser.cookies["sessionid"].value != (before.value if before else "")
