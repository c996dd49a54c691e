"""Who makes a request, and that nobody who left does."""

import pytest
from django.conf import settings
from django.contrib.auth import load_backend

from articles.actions import note
from newsroom.accounts import actions as accounts
from newsroom.desk.backend import DeskBackend

pytestmark = pytest.mark.django_db


def test_the_desk_uses_it():
    assert [type(load_backend(path)) for path in settings.AUTHENTICATION_BACKENDS][1:] == [DeskBackend]


def test_the_person_comes_with_what_is_new(desk, ed, django_assert_num_queries):
    note.leave(desk.draft(), words="@Ed, look.", by=desk.rosa, at=desk.now)
    with django_assert_num_queries(1):
        person = DeskBackend().get_user(ed.pk)
    assert (person, person.unread_notices) == (ed, 1)


def test_nobody_is_found_who_left(ed):
    accounts.deactivate(ed)
    assert DeskBackend().get_user(ed.pk) is None


def test_a_key_of_nobody_finds_nobody(db):
    assert DeskBackend().get_user(987_654_321) is None
