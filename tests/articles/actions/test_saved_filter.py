"""What people keep for themselves."""

import pytest

from articles.actions import person, saved_filter
from articles.models import SavedFilter
from articles.rules.saved_filter import MOST
from newsroom.accounts import actions as accounts

pytestmark = pytest.mark.django_db


def test_new_ones_stand_behind_the_others(rosa):
    for name in ("B", "A"):
        saved_filter.keep(name=name, query="stage=DRAFT", by=rosa)
    assert [row.name for row in SavedFilter.objects.all()] == ["B", "A"]


def test_the_same_once_more_changes_nothing(rosa):
    first, second = (saved_filter.keep(name="Mine", query="stage=DRAFT", by=rosa) for _ in range(2))
    assert (first.pk, SavedFilter.objects.count()) == (second.pk, 1)


def test_one_person_keeps_twenty_and_may_replace_one(rosa):
    for number in range(MOST):
        saved_filter.keep(name=f"{number}", query="stage=DRAFT", by=rosa)
    with pytest.raises(saved_filter.CannotKeep, match="You keep 20 filters already"):
        saved_filter.keep(name="One more", query="stage=DRAFT", by=rosa)
    saved_filter.keep(name="7", query="stage=READY", replace=True, by=rosa)
    assert SavedFilter.objects.get(name="7").query == "stage=READY"


def test_two_people_may_use_one_name(rosa, ed):
    for by in (rosa, ed):
        saved_filter.keep(name="Mine", query="stage=DRAFT", by=by)
    assert SavedFilter.objects.filter(name="Mine").count() == 2


def test_nobody_removes_what_is_somebody_elses(rosa, ed):
    row = saved_filter.keep(name="Mine", query="stage=DRAFT", by=rosa)
    saved_filter.remove(row, by=ed)
    assert SavedFilter.objects.count() == 1


def test_they_go_with_the_personal_data(desk, rosa, ed, ada):
    for by in (rosa, ed):
        saved_filter.keep(name="Mine", query="q=somebody", by=by)
    person.anonymise(accounts.deactivate(rosa), by=ada)
    assert [row.person for row in SavedFilter.objects.all()] == [ed]
