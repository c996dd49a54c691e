"""How a list of people offers a colleague."""

import pytest

from articles.actions import people
from articles.admin.article.colleagues import named
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([], "Rosa"),
        ([Role.REPORTER], "Rosa, Reporter"),
        ([Role.LIBRARIAN, Role.REPORTER], "Rosa, Reporter and Librarian"),
    ],
)
def test_by_name_and_roles(roles, expected, desk):
    accounts.give_roles(desk.rosa, roles=roles)
    assert named(people.with_roles(User.objects.all()).get(pk=desk.rosa.pk)) == expected
