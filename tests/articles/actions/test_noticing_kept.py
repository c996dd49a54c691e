"""What telling costs, what becomes of a notice, and when it is gone."""

import datetime as dt

import pytest
from django.db import transaction

from articles.actions import note, noticing
from articles.actions.person import anonymise
from articles.models import Notice
from newsroom.accounts import actions as accounts
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from tests.articles.actions.told import send, told

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize("people", [1, 3])
def test_telling_takes_two_queries_however_many_are_told(people, desk, ed, django_assert_num_queries):
    for number in range(people):
        desk.hire(f"sub{number}", Role.SUB_EDITOR)
    story = desk.draft()
    words = " ".join(f"@Sub{number}" for number in range(people))
    event = note.leave(story, words=words, by=ed, at=desk.now)
    Notice.objects.all().delete()
    with django_assert_num_queries(2):
        assert len(noticing.of_event(story, event)) == people


def test_a_step_that_concerns_nobody_takes_none(desk, ed, django_assert_num_queries):
    story = desk.in_review()
    step = story.transitions.get()
    with django_assert_num_queries(0):
        assert noticing.of_step(story, step) == []


def test_somebody_who_wants_no_mail_is_told_at_the_desk_alone(desk, ed, suki, lena):
    User.objects.filter(pk=suki.pk).update(wants_mail=False)
    User.objects.filter(pk=lena.pk).update(is_demo=True)
    note.leave(desk.draft(), words="@Suki @Lena @Ed, look.", by=desk.rosa, at=desk.now)
    assert dict(Notice.objects.values_list("person__name", "try_at")) == {
        "Suki": None,
        "Lena": None,
        "Ed": Notice.objects.get(person=ed).at,
    }


def test_a_newsroom_without_mail_puts_nothing_into_the_outbox(desk, ed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    send(desk, desk.draft(), ed)
    assert [row.try_at for row in Notice.objects.all()] == [None]


def test_what_is_rolled_back_was_never_told(desk, ed):
    story = desk.draft()
    with transaction.atomic():
        send(desk, story, ed)
        transaction.set_rollback(True)
    assert told() == {}


def test_only_ones_own_notice_is_marked(desk, ed, suki):
    send(desk, desk.draft(), ed)
    row = Notice.objects.get()
    assert noticing.read(row.pk, by=suki, at=desk.now) is None
    assert Notice.objects.unread().count() == 1


def test_a_notice_that_was_read_keeps_its_moment(desk, ed):
    send(desk, desk.draft(), ed)
    row, first = Notice.objects.get(), desk.now
    noticing.read(row.pk, by=ed, at=first)
    assert noticing.read(row.pk, by=ed, at=desk.now + HOUR).read_at == first


def test_what_came_after_stays_new(desk, ed):
    for _each in range(3):
        send(desk, desk.draft(), ed)
    keys = list(Notice.objects.order_by("pk").values_list("pk", flat=True))
    assert noticing.read_up_to(keys[1], by=ed, at=desk.now) == 2
    assert list(Notice.objects.unread().values_list("pk", flat=True)) == keys[2:]


@pytest.mark.parametrize(("days", "left"), [(179, 1), (181, 0)])
def test_old_notices_go_read_or_not(days, left, desk, ed):
    send(desk, desk.draft(), ed)
    assert noticing.purge(at=desk.now + dt.timedelta(days=days)) == 1 - left


def test_whoever_left_for_good_leaves_none(desk, ed, ada):
    send(desk, desk.draft(), ed)
    accounts.deactivate(ed)
    anonymise(ed, by=ada)
    assert not Notice.objects.exists()
