"""The mail that tells of a right to publish that was taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from newsroom.accounts.models import User
from newsroom.accounts.roles import PERMISSIONS, Role
from tests.newsdesk import Newsdesk

DECIDING = [role for role in Role if PERMISSIONS[role] & {"articles.approve_article", "articles.publish_article"}]


@pytest.fixture
def change(
    desk: Newsdesk, ada: User, at_desk: Any, django_capture_on_commit_callbacks: Any
) -> Callable[[User, list[Role]], None]:
    """`change(ed, [Role.REPORTER])`: ada gives ed these roles and no others."""

    def to(person: User, roles: list[Role]) -> None:
        facts = {"email": person.email, "name": person.name, "time_zone": "", "is_active": "on"}
        with django_capture_on_commit_callbacks(execute=True):
            at_desk(ada).post(reverse("admin:accounts_user_change", args=[person.pk]), {**facts, "roles": roles})

    return to


def letters() -> list[tuple[str, str]]:
    return [(letter.to[0], " ".join(str(letter.body).split())) for letter in mail.outbox]


@pytest.mark.parametrize("role", list(Role))
def test_a_managing_editor_is_told_who_may_not_let_a_story_out_any_more(
    desk: Newsdesk, mara: User, change: Any, role: Role
) -> None:
    change(desk.hire("nell", role), [])

    assert [reader for reader, _text in letters()] == ([mara.email] if role in DECIDING else [])


def test_the_notice_says_who_took_what_from_whom_and_when(desk: Newsdesk, mara: User, change: Any) -> None:
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False):
        change(desk.ed, [Role.LIBRARIAN])

    ((_reader, text),) = letters()
    assert (
        "Ada (ada@newsroom.example) took this role at the desk of Newsroom away from Ed (ed@newsroom.example)" in text
    )
    assert "on 2 March 2026, 10:00 (UTC): Desk editor." in text
    assert mail.outbox[0].subject == "A role taken away at the desk of Newsroom"


def test_a_role_for_another_is_told_of_in_two_mails(desk: Newsdesk, mara: User, change: Any) -> None:
    change(desk.ed, [Role.MANAGING_EDITOR])

    told = [(reader, "took this role" in text) for reader, text in letters()]
    assert sorted(told) == sorted((reader, took) for reader in (mara.email, desk.ed.email) for took in (True, False))


def test_roles_that_let_nothing_out_are_taken_without_a_word(desk: Newsdesk, mara: User, change: Any) -> None:
    change(desk.rosa, [])

    assert mail.outbox == []


def test_somebody_whose_role_is_taken_is_no_managing_editor_any_more(desk: Newsdesk, mara: User, change: Any) -> None:
    change(mara, [])

    assert mail.outbox == []
