"""Mails that tell of a changed address and of a new right to publish: who is told what, and when nobody can be."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from newsroom.accounts import actions, notices
from newsroom.accounts.models import User
from newsroom.accounts.roles import PERMISSIONS, Role
from tests.newsdesk import Newsdesk

OLD, NEW = "rosa@newsroom.example", "rosa.petrel@newsroom.example"
ADD = "/admin/accounts/user/add/"

Commits = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def commits(django_capture_on_commit_callbacks: Any) -> Commits:
    """`with commits():` what is told after the transaction is told at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def url(person: User) -> str:
    return reverse("admin:accounts_user_change", args=[person.pk])


def facts(person: User, **changed: Any) -> dict[str, Any]:
    same = {"email": person.email, "name": person.name, "time_zone": person.time_zone, "is_active": "on"}
    return {**same, "roles": [role.value for role in person.roles], **changed}


@pytest.fixture
def change(desk: Newsdesk, ada: User, at_desk: Any, commits: Commits) -> Callable[..., None]:
    """`change(roles=["editor"])`: ada saves rosa's page with this."""

    def to(person: User | None = None, by: User = ada, **changed: Any) -> None:
        with commits():
            at_desk(by).post(url(person or desk.rosa), facts(person or desk.rosa, **changed))

    return to


def letters() -> dict[str, EmailMessage]:
    """What was mailed, by the address it went to; each mail has one reader."""
    assert all(len(letter.recipients()) == 1 for letter in mail.outbox)
    return {letter.to[0]: letter for letter in mail.outbox}


def test_both_addresses_are_told_of_the_change(change: Any) -> None:
    change(email=NEW)

    assert sorted(letters()) == sorted([OLD, NEW])


@pytest.mark.parametrize("address", [OLD, NEW])
def test_the_mail_says_who_changed_it_when_and_whom_to_ask(desk: Newsdesk, change: Any, address: str) -> None:
    actions.save_profile(desk.rosa, name="Rosa", time_zone="Europe/Kyiv")
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False):
        change(email=NEW)

    letter = " ".join(str(letters()[address].body).split())
    assert "Ada" in letter
    assert "2 March 2026, 12:00 (Europe/Kyiv)" in letter
    assert "the managing editor or an administrator other than Ada" in letter


# Whoever reads one of the mailboxes by mistake learns nothing about the other.
@pytest.mark.parametrize(("address", "other"), [(OLD, NEW), (NEW, OLD)])
def test_the_mail_does_not_name_the_other_address(change: Any, address: str, other: str) -> None:
    change(email=NEW)

    assert other not in str(letters()[address].message())


def test_no_mail_of_a_change_holds_an_address_of_the_site(change: Any, settings: Any) -> None:
    settings.SITE_URL = "https://post.example"
    change(email=NEW, roles=["editor"])

    assert mail.outbox
    assert [letter for letter in mail.outbox if re.search(r"://|/admin|post\.example", str(letter.message()))] == []


@pytest.mark.parametrize(
    "changed", [{}, {"time_zone": "Europe/Kyiv"}, {"email": OLD.upper()}, {"roles": ["librarian"]}]
)
def test_nobody_is_told_of_what_is_no_new_address(desk: Newsdesk, change: Any, changed: dict[str, Any]) -> None:
    assert desk.hire("mara", Role.MANAGING_EDITOR)
    change(**changed)

    assert mail.outbox == []


def test_an_address_that_was_refused_is_told_to_nobody(desk: Newsdesk, change: Any) -> None:
    change(email=desk.ed.email, roles=["editor"])

    assert mail.outbox == []


def test_a_change_that_was_taken_back_is_told_to_nobody(desk: Newsdesk, ada: User, mara: User) -> None:
    desk.rosa.email = NEW
    with suppress(RuntimeError), transaction.atomic():
        actions.save(desk.rosa, by=ada, roles=[Role.EDITOR])
        raise RuntimeError

    assert mail.outbox == []


def test_of_two_changes_from_old_forms_each_is_told(desk: Newsdesk, change: Any) -> None:
    change(email=NEW)
    mail.outbox.clear()
    # A form that was opened before sends the old address along with another name.
    change(email=OLD, name="Rosa Petrel")

    assert sorted(letters()) == sorted([OLD, NEW])


def test_a_change_by_code_is_told_as_well(desk: Newsdesk, ada: User, commits: Commits) -> None:
    desk.rosa.email = NEW
    with commits():
        actions.save(desk.rosa, by=ada)

    assert sorted(letters()) == sorted([OLD, NEW])


def test_somebody_who_is_not_let_in_yet_is_told_too(ada: User, change: Any) -> None:
    nell = actions.hire(email="nell@newsroom.example", name="Nell", roles=[])
    change(nell, email="nell.tern@newsroom.example")

    assert sorted(letters()) == ["nell.tern@newsroom.example", "nell@newsroom.example"]


def test_no_mail_goes_out_for_personal_data_that_are_removed(desk: Newsdesk, ada: User, commits: Commits) -> None:
    closed = actions.deactivate(desk.rosa)
    with commits():
        actions.anonymise(closed, by=ada)

    assert mail.outbox == []


DECIDING = [role for role in Role if PERMISSIONS[role] & {"articles.approve_article", "articles.publish_article"}]


def test_desk_editors_and_managing_editors_are_those_who_let_a_story_out() -> None:
    assert DECIDING == [Role.EDITOR, Role.MANAGING_EDITOR]


@pytest.mark.parametrize("role", list(Role))
def test_a_managing_editor_is_told_who_may_let_a_story_out_now(mara: User, change: Any, role: Role) -> None:
    change(roles=[role.value])

    # Somebody who has become one is told what they were given, as all the others are.
    new = [OLD] if role == Role.MANAGING_EDITOR else []
    assert sorted(letters()) == (sorted([mara.email, *new]) if role in DECIDING else [])


def test_the_notice_says_who_gave_whom_what_and_when(mara: User, change: Any) -> None:
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False):
        change(roles=["reporter", "editor", "librarian"])

    letter = " ".join(str(letters()[mara.email].body).split())
    assert "Ada (ada@newsroom.example) gave Rosa (rosa@newsroom.example) this role" in letter
    assert "on 2 March 2026, 10:00 (UTC): Desk editor." in letter
    assert "Librarian" not in letter


def test_every_managing_editor_at_work_is_told(desk: Newsdesk, mara: User, change: Any) -> None:
    moe = desk.hire("moe", Role.MANAGING_EDITOR)
    actions.deactivate(desk.hire("max", Role.MANAGING_EDITOR))
    change(roles=["editor"])

    assert sorted(letters()) == sorted([mara.email, moe.email])


def test_the_giver_is_not_told_what_they_gave(desk: Newsdesk, ada: User, mara: User, change: Any) -> None:
    ada.groups.add(Group.objects.get(name=Role.MANAGING_EDITOR))
    change(roles=["editor"])

    assert sorted(letters()) == [mara.email]


def test_somebody_hired_as_an_editor_is_told_of(
    desk: Newsdesk, ada: User, mara: User, at_desk: Any, commits: Any
) -> None:
    with commits():
        at_desk(ada).post(ADD, {"email": "nell@newsroom.example", "name": "Nell", "roles": ["editor"]})

    assert sorted(letters()) == sorted([mara.email, "nell@newsroom.example"])
    assert "gave Nell (nell@newsroom.example)" in " ".join(str(letters()[mara.email].body).split())


def test_a_role_that_somebody_had_is_not_told_of_again(desk: Newsdesk, mara: User, change: Any) -> None:
    change(desk.ed, roles=["editor", "librarian"])

    assert mail.outbox == []


def test_a_newsroom_without_managing_editors_has_nobody_to_tell(desk: Newsdesk, ada: User) -> None:
    assert notices.roles_changed(desk.rosa, given=[Role.EDITOR], by=ada, at=desk.now) == ""
