"""Who may give which role."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError

from newsroom.accounts import actions
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.newsdesk import Newsdesk

ALL = list(Role)


# Administrators give every role; others at most what they hold themselves.
@pytest.mark.parametrize(
    ("person", "may_give"),
    [
        ("ada", ALL),
        # An editor holds all that these do.
        ("ed", [Role.REPORTER, Role.SUB_EDITOR, Role.EDITOR, Role.SOURCE_KEEPER]),
        ("rosa", [Role.REPORTER]),
        ("suki", [Role.SUB_EDITOR]),
        # Every role of the paper, and neither the one that makes accounts nor the one that alone clears and lifts.
        ("mara", [role for role in Role if role not in (Role.ADMINISTRATOR, Role.LEGAL)]),
        ("lena", [Role.LEGAL]),
        ("kit", [Role.SOURCE_KEEPER]),
        ("libby", [Role.LIBRARIAN]),
        ("stranger", []),
    ],
)
def test_nobody_gives_more_than_they_hold(request: pytest.FixtureRequest, person: str, may_give: list[Role]) -> None:
    assert actions.assignable(request.getfixturevalue(person)) == may_give


def test_somebody_who_may_edit_people_still_gives_no_more_than_they_hold(desk: Newsdesk) -> None:
    clerk = desk.hire("clerk", Role.REPORTER)
    clerk.user_permissions.add(Permission.objects.get(codename="change_user"))

    with pytest.raises(ValidationError, match="You may not give or take the role “Desk editor”"):
        actions.save(desk.hire("nell", None), by=User.objects.get(pk=clerk.pk), roles=[Role.EDITOR])


def test_a_role_that_one_may_not_give_is_not_taken_either(desk: Newsdesk, ada: Any) -> None:
    with pytest.raises(ValidationError, match="You may not give or take"):
        actions.save(ada, by=desk.ed, roles=[])

    assert ada.roles == [Role.ADMINISTRATOR]


def test_saving_without_naming_roles_leaves_them(desk: Newsdesk, ada: Any) -> None:
    actions.save(desk.rosa, by=ada)

    assert desk.rosa.roles == [Role.REPORTER]
