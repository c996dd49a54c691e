"""Closing an account, and taking away who somebody was: what ends, what goes, and what stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import Author
from newsroom.accounts import actions
from newsroom.accounts.models import User
from tests.newsdesk import PASSWORD, Newsdesk


@pytest.fixture
def closed(desk: Newsdesk) -> User:
    return actions.deactivate(desk.rosa)


def test_a_closed_account_ends_its_sessions_at_the_next_request(desk: Newsdesk, at_desk: Any) -> None:
    browsers = [at_desk(desk.rosa) for _ in range(3)]
    actions.deactivate(desk.rosa)

    assert [browser.get("/admin/").status_code for browser in browsers] == [302, 302, 302]


def test_sessions_do_not_come_back_when_an_account_is_opened_again(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    browser = at_desk(desk.rosa)
    desk.rosa.is_active = False
    actions.save(desk.rosa, by=ada)
    desk.rosa.is_active = True
    actions.save(desk.rosa, by=ada)

    assert browser.get("/admin/").status_code == 302


def test_roles_that_are_taken_away_are_gone_at_the_next_request(desk: Newsdesk, ada: Any, at_desk: Any) -> None:
    browser = at_desk(desk.rosa)
    assert browser.get("/admin/articles/source/").status_code == 200
    actions.save(desk.rosa, by=ada, roles=[])

    assert browser.get("/admin/articles/source/").status_code == 403


def test_what_said_who_somebody_was_is_gone(closed: User, ada: Any) -> None:
    User.objects.filter(pk=closed.pk).update(time_zone="Europe/Kyiv", language="uk", is_staff=True)

    former = actions.anonymise(closed, by=ada)

    mark = closed.uuid.hex
    assert (former.name, former.email) == (f"Former colleague {mark[:4]}", f"{mark}@former.invalid")
    assert (former.time_zone, former.language, former.last_login, former.roles) == ("", "", None, [])
    assert (former.is_active, former.is_staff, former.has_usable_password()) == (False, False, False)


def test_the_log_of_the_desk_forgets_the_name_and_keeps_who_did_what(desk: Newsdesk, closed: User, ada: Any) -> None:
    kinds = ContentType.objects.get_for_models(User, Author)
    facts = {"user_id": ada.pk, "action_flag": CHANGE, "change_message": f"Mailed {closed.email}."}
    own = LogEntry.objects.create(content_type=kinds[User], object_id=closed.pk, object_repr="Rosa", **facts)
    # The same number in another book is somebody else.
    other = LogEntry.objects.create(content_type=kinds[Author], object_id=closed.pk, object_repr="Rosa", **facts)

    former = actions.anonymise(closed, by=ada)

    entries = LogEntry.objects.in_bulk([own.pk, other.pk])
    assert [entries[own.pk].object_repr, entries[other.pk].object_repr] == [former.name, "Rosa"]
    assert {entry.change_message for entry in entries.values()} == {f"Mailed {former.name}."}
    assert entries[own.pk].user == ada


@pytest.mark.parametrize("who", ["rosa", "ed", "libby", "stranger"])
def test_only_administrators_anonymise(request: pytest.FixtureRequest, desk: Newsdesk, who: str) -> None:
    person = actions.deactivate(desk.hire("nell", None))

    with pytest.raises(PermissionDenied):
        actions.anonymise(person, by=request.getfixturevalue(who))


def test_a_superuser_is_anonymised_by_no_administrator(ada: Any) -> None:
    root = actions.deactivate(User.objects.create_superuser("root@newsroom.example", PASSWORD, name="Root"))

    with pytest.raises(PermissionDenied):
        actions.anonymise(root, by=ada)


def test_an_open_account_is_not_anonymised(desk: Newsdesk, ada: Any) -> None:
    with pytest.raises(ValidationError, match="This account is open"):
        actions.anonymise(desk.rosa, by=ada)
